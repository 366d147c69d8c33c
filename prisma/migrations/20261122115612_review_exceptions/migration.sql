-- AlterTable
ALTER TABLE "review_records" ADD COLUMN     "reason" TEXT;
