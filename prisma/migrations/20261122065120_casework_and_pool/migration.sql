-- CreateEnum
CREATE TYPE "case_kind" AS ENUM ('volunteer', 'registration');

-- CreateEnum
CREATE TYPE "case_state" AS ENUM ('waiting', 'asked', 'passed_on', 'closed');

-- CreateEnum
CREATE TYPE "case_outcome" AS ENUM ('approved', 'accepted', 'declined', 'withdrawn');

-- CreateEnum
CREATE TYPE "registration_state" AS ENUM ('registered', 'accepted', 'declined', 'withdrawn');

-- CreateEnum
CREATE TYPE "call_answer_kind" AS ENUM ('yes', 'no');

-- AlterEnum
ALTER TYPE "peer_state" ADD VALUE 'declined';

-- DropIndex
DROP INDEX "peers_state_idx";

-- AlterTable
ALTER TABLE "peers" ADD COLUMN     "answered" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "approved_at" TIMESTAMPTZ(3),
ADD COLUMN     "asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "opt_ins" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "paused_until" DATE,
ADD COLUMN     "release" TEXT,
ADD COLUMN     "released_by" TEXT,
ADD COLUMN     "reviews_a_year" INTEGER,
ADD COLUMN     "travels_to" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "persons" ADD COLUMN     "active_account" UUID,
ADD COLUMN     "merged_into" UUID;

-- CreateTable
CREATE TABLE "link_codes" (
    "hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "link_codes_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "link_guesses" (
    "account_id" UUID NOT NULL,
    "wrong" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "link_guesses_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "holds" (
    "person_id" UUID NOT NULL,
    "placed_by" UUID NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "holds_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "erasures" (
    "person_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "erasures_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "data_exports" (
    "hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "data_exports_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "cases" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" "case_kind" NOT NULL,
    "about_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "state" "case_state" NOT NULL DEFAULT 'waiting',
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "reply_by" DATE NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "outcome" "case_outcome",
    "reason" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "officer" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "cases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_questions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "case_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_questions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registrations" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "authority" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" "registration_state" NOT NULL DEFAULT 'registered',
    "registered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "registrations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "peer_availability" (
    "peer_id" UUID NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,

    CONSTRAINT "peer_availability_pkey" PRIMARY KEY ("peer_id","from")
);

-- CreateTable
CREATE TABLE "peer_earlier_posts" (
    "peer_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "authority" TEXT,
    "name" TEXT NOT NULL,
    "from" DATE,
    "to" DATE,

    CONSTRAINT "peer_earlier_posts_pkey" PRIMARY KEY ("peer_id","position")
);

-- CreateTable
CREATE TABLE "calls" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "text" TEXT NOT NULL,
    "themes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "kind" "peer_kind",
    "region" TEXT,
    "from" DATE,
    "to" DATE,
    "closes_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call_answers" (
    "call_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "answer" "call_answer_kind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "call_answers_pkey" PRIMARY KEY ("call_id","person_id")
);

-- CreateTable
CREATE TABLE "office_channel" (
    "channel_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "office_channel_pkey" PRIMARY KEY ("channel_id")
);

-- CreateIndex
CREATE INDEX "link_codes_person_id_idx" ON "link_codes"("person_id");

-- CreateIndex
CREATE INDEX "data_exports_person_id_idx" ON "data_exports"("person_id");

-- CreateIndex
CREATE INDEX "cases_kind_about_id_idx" ON "cases"("kind", "about_id");

-- CreateIndex
CREATE INDEX "cases_person_id_idx" ON "cases"("person_id");

-- CreateIndex
CREATE INDEX "cases_state_opened_at_idx" ON "cases"("state", "opened_at");

-- CreateIndex
CREATE INDEX "cases_closed_at_idx" ON "cases"("closed_at");

-- CreateIndex
CREATE INDEX "case_questions_case_id_idx" ON "case_questions"("case_id");

-- CreateIndex
CREATE INDEX "registrations_person_id_idx" ON "registrations"("person_id");

-- CreateIndex
CREATE INDEX "registrations_authority_idx" ON "registrations"("authority");

-- CreateIndex
CREATE INDEX "calls_created_at_idx" ON "calls"("created_at");

-- CreateIndex
CREATE INDEX "call_answers_person_id_idx" ON "call_answers"("person_id");

-- CreateIndex
CREATE INDEX "peers_state_name_id_idx" ON "peers"("state", "name", "id");

-- AddForeignKey
ALTER TABLE "link_codes" ADD CONSTRAINT "link_codes_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_guesses" ADD CONSTRAINT "link_guesses_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "holds" ADD CONSTRAINT "holds_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_exports" ADD CONSTRAINT "data_exports_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_questions" ADD CONSTRAINT "case_questions_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "peer_availability" ADD CONSTRAINT "peer_availability_peer_id_fkey" FOREIGN KEY ("peer_id") REFERENCES "peers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "peer_earlier_posts" ADD CONSTRAINT "peer_earlier_posts_peer_id_fkey" FOREIGN KEY ("peer_id") REFERENCES "peers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_answers" ADD CONSTRAINT "call_answers_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "calls"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_answers" ADD CONSTRAINT "call_answers_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "office_channel" ADD CONSTRAINT "office_channel_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Offers that wait already wait in the inbox too: five working days are a week.
INSERT INTO "cases" ("kind", "about_id", "person_id", "opened_at", "reply_by")
SELECT 'volunteer', "id", "person_id", "volunteered_at", "volunteered_at"::date + 7
FROM "peers" WHERE "state" = 'interested';
