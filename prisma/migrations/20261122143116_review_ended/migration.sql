-- AlterTable
ALTER TABLE "reviews" ADD COLUMN     "ended_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "reviews_ended_at_idx" ON "reviews"("ended_at");

-- When those ended that have ended already is not known; their last change comes after it, so nothing goes too early.
UPDATE "reviews" SET "ended_at" = "updated_at" WHERE "stage" = 'closed' OR "pause" = 'withdrawn';
