-- CreateEnum
CREATE TYPE "review_stage" AS ENUM ('registered', 'scoping', 'team', 'preparation', 'on_site', 'reporting', 'action_planning', 'follow_up', 'closed');

-- CreateEnum
CREATE TYPE "review_pause" AS ENUM ('on_hold', 'withdrawn');

-- CreateEnum
CREATE TYPE "seat_state" AS ENUM ('shortlisted', 'sounded_out', 'agreed', 'invited', 'accepted', 'confirmed', 'declined', 'no_reply', 'not_needed');

-- CreateEnum
CREATE TYPE "ties_answer" AS ENUM ('none', 'ruled_out', 'ring_me');

-- CreateEnum
CREATE TYPE "review_side" AS ENUM ('team', 'host');

-- CreateTable
CREATE TABLE "reviews" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "number" SERIAL NOT NULL,
    "authority" TEXT NOT NULL,
    "registration_id" UUID,
    "stage" "review_stage" NOT NULL DEFAULT 'registered',
    "pause" "review_pause",
    "themes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "day_one" DATE,
    "election_from" DATE,
    "election_until" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reviews_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_records" (
    "review_id" UUID NOT NULL,
    "need" TEXT NOT NULL,
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_records_pkey" PRIMARY KEY ("review_id","need")
);

-- CreateTable
CREATE TABLE "review_dates" (
    "review_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "due" DATE NOT NULL,

    CONSTRAINT "review_dates_pkey" PRIMARY KEY ("review_id","key")
);

-- CreateTable
CREATE TABLE "review_seats" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "review_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "state" "seat_state" NOT NULL,
    "ties" "ties_answer",
    "nominated" BOOLEAN NOT NULL DEFAULT false,
    "reserve" BOOLEAN NOT NULL DEFAULT false,
    "exception" TEXT,
    "reply_by" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_seats_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_channels" (
    "channel_id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "side" "review_side" NOT NULL,
    "tied_by" UUID,
    "tied_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_channels_pkey" PRIMARY KEY ("channel_id")
);

-- CreateTable
CREATE TABLE "checklist_items" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "review_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "day" INTEGER NOT NULL DEFAULT 0,
    "side" "review_side" NOT NULL,
    "key" TEXT NOT NULL DEFAULT '',
    "moment" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "person_id" UUID,
    "personal" BOOLEAN NOT NULL DEFAULT false,
    "added_by" UUID,
    "removed_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "done_by" UUID,

    CONSTRAINT "checklist_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checklist_ticks" (
    "id" BIGSERIAL NOT NULL,
    "item_id" UUID NOT NULL,
    "done" BOOLEAN NOT NULL,
    "by" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "checklist_ticks_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "reviews_number_key" ON "reviews"("number");

-- CreateIndex
CREATE UNIQUE INDEX "reviews_registration_id_key" ON "reviews"("registration_id");

-- CreateIndex
CREATE INDEX "reviews_stage_idx" ON "reviews"("stage");

-- CreateIndex
CREATE INDEX "review_records_recorded_by_idx" ON "review_records"("recorded_by");

-- CreateIndex
CREATE INDEX "review_seats_person_id_idx" ON "review_seats"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_seats_review_id_person_id_key" ON "review_seats"("review_id", "person_id");

-- CreateIndex
CREATE INDEX "review_channels_review_id_idx" ON "review_channels"("review_id");

-- CreateIndex
CREATE INDEX "review_channels_tied_by_idx" ON "review_channels"("tied_by");

-- CreateIndex
CREATE INDEX "checklist_items_review_id_list_day_position_idx" ON "checklist_items"("review_id", "list", "day", "position");

-- CreateIndex
CREATE INDEX "checklist_items_person_id_idx" ON "checklist_items"("person_id");

-- CreateIndex
CREATE INDEX "checklist_items_added_by_idx" ON "checklist_items"("added_by");

-- CreateIndex
CREATE INDEX "checklist_items_done_by_idx" ON "checklist_items"("done_by");

-- CreateIndex
CREATE INDEX "checklist_ticks_item_id_idx" ON "checklist_ticks"("item_id");

-- CreateIndex
CREATE INDEX "checklist_ticks_by_idx" ON "checklist_ticks"("by");

-- AddForeignKey
ALTER TABLE "review_records" ADD CONSTRAINT "review_records_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_records" ADD CONSTRAINT "review_records_recorded_by_fkey" FOREIGN KEY ("recorded_by") REFERENCES "persons"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_dates" ADD CONSTRAINT "review_dates_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_seats" ADD CONSTRAINT "review_seats_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_seats" ADD CONSTRAINT "review_seats_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_channels" ADD CONSTRAINT "review_channels_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_channels" ADD CONSTRAINT "review_channels_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_channels" ADD CONSTRAINT "review_channels_tied_by_fkey" FOREIGN KEY ("tied_by") REFERENCES "persons"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_items" ADD CONSTRAINT "checklist_items_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_items" ADD CONSTRAINT "checklist_items_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_items" ADD CONSTRAINT "checklist_items_added_by_fkey" FOREIGN KEY ("added_by") REFERENCES "persons"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_items" ADD CONSTRAINT "checklist_items_done_by_fkey" FOREIGN KEY ("done_by") REFERENCES "persons"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_ticks" ADD CONSTRAINT "checklist_ticks_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "checklist_items"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_ticks" ADD CONSTRAINT "checklist_ticks_by_fkey" FOREIGN KEY ("by") REFERENCES "persons"("id") ON DELETE SET NULL ON UPDATE CASCADE;
