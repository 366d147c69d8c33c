-- AlterTable
ALTER TABLE "reviews" ADD COLUMN     "providers" TEXT[] DEFAULT ARRAY[]::TEXT[];
