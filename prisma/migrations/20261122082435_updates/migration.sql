-- CreateEnum
CREATE TYPE "update_state" AS ENUM ('draft', 'scheduled', 'published', 'withdrawn');

-- CreateEnum
CREATE TYPE "rhythm" AS ENUM ('daily', 'weekly', 'monthly');

-- CreateTable
CREATE TABLE "updates" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "state" "update_state" NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "link" TEXT,
    "topic" TEXT NOT NULL,
    "themes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "region" TEXT,
    "expires_on" DATE,
    "urgent" BOOLEAN NOT NULL DEFAULT false,
    "publish_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "corrected_at" TIMESTAMPTZ(3),
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "updates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscriptions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID,
    "channel_id" UUID,
    "topics" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "themes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "region" TEXT,
    "rhythm" "rhythm" NOT NULL,
    "weekday" INTEGER,
    "day" INTEGER,
    "at" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "urgent" BOOLEAN NOT NULL DEFAULT false,
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "set_by" UUID,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "subscriptions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "digest_contents" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "updates" UUID[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "digest_contents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "digests" (
    "subscription_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "content_id" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "digests_pkey" PRIMARY KEY ("subscription_id","due_at")
);

-- CreateTable
CREATE TABLE "pages" (
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "written_by" UUID,

    CONSTRAINT "pages_pkey" PRIMARY KEY ("key","version")
);

-- CreateIndex
CREATE INDEX "updates_state_publish_at_idx" ON "updates"("state", "publish_at");

-- CreateIndex
CREATE INDEX "updates_published_at_idx" ON "updates"("published_at");

-- CreateIndex
CREATE INDEX "subscriptions_paused_next_at_idx" ON "subscriptions"("paused", "next_at");

-- CreateIndex
CREATE INDEX "subscriptions_person_id_idx" ON "subscriptions"("person_id");

-- CreateIndex
CREATE INDEX "subscriptions_channel_id_idx" ON "subscriptions"("channel_id");

-- CreateIndex
CREATE INDEX "digest_contents_created_at_idx" ON "digest_contents"("created_at");

-- CreateIndex
CREATE INDEX "digests_content_id_idx" ON "digests"("content_id");

-- AddForeignKey
ALTER TABLE "updates" ADD CONSTRAINT "updates_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "persons"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digests" ADD CONSTRAINT "digests_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscriptions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digests" ADD CONSTRAINT "digests_content_id_fkey" FOREIGN KEY ("content_id") REFERENCES "digest_contents"("id") ON DELETE CASCADE ON UPDATE CASCADE;
