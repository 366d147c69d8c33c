-- CreateEnum
CREATE TYPE "prompt_state" AS ENUM ('sent', 'missed');

-- CreateTable
CREATE TABLE "review_sessions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "review_id" UUID NOT NULL,
    "day" INTEGER NOT NULL,
    "start" TEXT NOT NULL,
    "end" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "meets" TEXT,
    "place" TEXT,
    "track" TEXT,
    "sources" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "themes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "key" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_people" (
    "session_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "takes_notes" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "session_people_pkey" PRIMARY KEY ("session_id","person_id")
);

-- CreateTable
CREATE TABLE "timetable_changes" (
    "id" BIGSERIAL NOT NULL,
    "review_id" UUID NOT NULL,
    "day" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "timetable_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_links" (
    "hash" TEXT NOT NULL,
    "review_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_links_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "notes" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "review_id" UUID NOT NULL,
    "author_id" UUID,
    "session_id" UUID,
    "theme" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "notes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notes_kept" (
    "review_id" UUID NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notes_kept_pkey" PRIMARY KEY ("review_id")
);

-- CreateTable
CREATE TABLE "prompts" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "review_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "on_date" DATE NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "day" INTEGER NOT NULL,
    "state" "prompt_state" NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "prompts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prompt_people" (
    "prompt_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "snoozed_until" TIMESTAMPTZ(3),
    "snoozes" INTEGER NOT NULL DEFAULT 0,
    "nudge_at" TIMESTAMPTZ(3),
    "tell_at" TIMESTAMPTZ(3),

    CONSTRAINT "prompt_people_pkey" PRIMARY KEY ("prompt_id","person_id")
);

-- CreateTable
CREATE TABLE "prompt_stops" (
    "review_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "prompt_stops_pkey" PRIMARY KEY ("review_id","person_id","key")
);

-- CreateTable
CREATE TABLE "prompt_times" (
    "review_id" UUID NOT NULL,
    "time_zone" TEXT,
    "times" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "prompt_times_pkey" PRIMARY KEY ("review_id")
);

-- CreateTable
CREATE TABLE "quiet_hours" (
    "person_id" UUID NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NOT NULL,

    CONSTRAINT "quiet_hours_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE INDEX "review_sessions_review_id_day_start_idx" ON "review_sessions"("review_id", "day", "start");

-- CreateIndex
CREATE INDEX "session_people_person_id_idx" ON "session_people"("person_id");

-- CreateIndex
CREATE INDEX "timetable_changes_review_id_at_idx" ON "timetable_changes"("review_id", "at");

-- CreateIndex
CREATE INDEX "calendar_links_review_id_idx" ON "calendar_links"("review_id");

-- CreateIndex
CREATE INDEX "calendar_links_person_id_idx" ON "calendar_links"("person_id");

-- CreateIndex
CREATE INDEX "notes_review_id_created_at_idx" ON "notes"("review_id", "created_at");

-- CreateIndex
CREATE INDEX "notes_author_id_idx" ON "notes"("author_id");

-- CreateIndex
CREATE INDEX "notes_session_id_idx" ON "notes"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "prompts_review_id_key_on_date_about_key" ON "prompts"("review_id", "key", "on_date", "about");

-- CreateIndex
CREATE INDEX "prompt_people_person_id_idx" ON "prompt_people"("person_id");

-- CreateIndex
CREATE INDEX "prompt_people_snoozed_until_idx" ON "prompt_people"("snoozed_until");

-- CreateIndex
CREATE INDEX "prompt_people_nudge_at_idx" ON "prompt_people"("nudge_at");

-- CreateIndex
CREATE INDEX "prompt_people_tell_at_idx" ON "prompt_people"("tell_at");

-- CreateIndex
CREATE INDEX "prompt_stops_person_id_idx" ON "prompt_stops"("person_id");

-- AddForeignKey
ALTER TABLE "review_sessions" ADD CONSTRAINT "review_sessions_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_people" ADD CONSTRAINT "session_people_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "review_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_people" ADD CONSTRAINT "session_people_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timetable_changes" ADD CONSTRAINT "timetable_changes_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_links" ADD CONSTRAINT "calendar_links_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_links" ADD CONSTRAINT "calendar_links_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notes" ADD CONSTRAINT "notes_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notes" ADD CONSTRAINT "notes_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "persons"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notes" ADD CONSTRAINT "notes_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "review_sessions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notes_kept" ADD CONSTRAINT "notes_kept_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompts" ADD CONSTRAINT "prompts_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_people" ADD CONSTRAINT "prompt_people_prompt_id_fkey" FOREIGN KEY ("prompt_id") REFERENCES "prompts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_people" ADD CONSTRAINT "prompt_people_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_stops" ADD CONSTRAINT "prompt_stops_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_stops" ADD CONSTRAINT "prompt_stops_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_times" ADD CONSTRAINT "prompt_times_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quiet_hours" ADD CONSTRAINT "quiet_hours_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE CASCADE ON UPDATE CASCADE;
