-- CreateEnum
CREATE TYPE "platform" AS ENUM ('playground', 'slack', 'teams');

-- CreateEnum
CREATE TYPE "workspace_state" AS ENUM ('waiting', 'admitted', 'refused');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('office');

-- CreateEnum
CREATE TYPE "peer_kind" AS ENUM ('officer', 'member', 'provider', 'other');

-- CreateEnum
CREATE TYPE "peer_state" AS ENUM ('interested', 'with_group_office', 'approved', 'active', 'paused', 'withdrawn');

-- CreateEnum
CREATE TYPE "experience" AS ENUM ('led', 'done', 'learning');

-- CreateTable
CREATE TABLE "workspaces" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "platform" "platform" NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" "workspace_state" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workspaces_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "persons" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "persons_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grants" (
    "person_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "role_grants_pkey" PRIMARY KEY ("person_id","role")
);

-- CreateTable
CREATE TABLE "office_codes" (
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "office_codes_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "drafts" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "account_id" UUID NOT NULL,
    "command" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "values" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "drafts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handled_requests" (
    "account_id" UUID NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "reply" JSONB,
    "handled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "handled_requests_pkey" PRIMARY KEY ("account_id","delivery_id")
);

-- CreateTable
CREATE TABLE "peers" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "kind" "peer_kind" NOT NULL,
    "state" "peer_state" NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "telephone" TEXT,
    "privacy_notice" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "volunteered_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "peers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "peer_organisations" (
    "peer_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "authority" TEXT,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "peer_organisations_pkey" PRIMARY KEY ("peer_id","position")
);

-- CreateTable
CREATE TABLE "peer_themes" (
    "peer_id" UUID NOT NULL,
    "theme" TEXT NOT NULL,
    "experience" "experience" NOT NULL,

    CONSTRAINT "peer_themes_pkey" PRIMARY KEY ("peer_id","theme")
);

-- CreateTable
CREATE TABLE "peer_group_offices" (
    "peer_id" UUID NOT NULL,
    "group_office" TEXT NOT NULL,

    CONSTRAINT "peer_group_offices_pkey" PRIMARY KEY ("peer_id")
);

-- CreateTable
CREATE TABLE "playground_messages" (
    "id" BIGSERIAL NOT NULL,
    "origin" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "author" UUID,
    "only_for" UUID,
    "content" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "playground_messages_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "workspaces_platform_external_id_key" ON "workspaces"("platform", "external_id");

-- CreateIndex
CREATE INDEX "accounts_person_id_idx" ON "accounts"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_workspace_id_external_id_key" ON "accounts"("workspace_id", "external_id");

-- CreateIndex
CREATE INDEX "audit_entries_at_idx" ON "audit_entries"("at");

-- CreateIndex
CREATE INDEX "drafts_expires_at_idx" ON "drafts"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "drafts_account_id_command_key" ON "drafts"("account_id", "command");

-- CreateIndex
CREATE INDEX "handled_requests_handled_at_idx" ON "handled_requests"("handled_at");

-- CreateIndex
CREATE UNIQUE INDEX "peers_person_id_key" ON "peers"("person_id");

-- CreateIndex
CREATE INDEX "peers_state_idx" ON "peers"("state");

-- CreateIndex
CREATE INDEX "peer_organisations_authority_idx" ON "peer_organisations"("authority");

-- CreateIndex
CREATE INDEX "peer_themes_theme_idx" ON "peer_themes"("theme");

-- CreateIndex
CREATE UNIQUE INDEX "playground_messages_origin_key" ON "playground_messages"("origin");

-- CreateIndex
CREATE INDEX "playground_messages_conversation_id_idx" ON "playground_messages"("conversation", "id");

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handled_requests" ADD CONSTRAINT "handled_requests_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "peers" ADD CONSTRAINT "peers_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "peer_organisations" ADD CONSTRAINT "peer_organisations_peer_id_fkey" FOREIGN KEY ("peer_id") REFERENCES "peers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "peer_themes" ADD CONSTRAINT "peer_themes_peer_id_fkey" FOREIGN KEY ("peer_id") REFERENCES "peers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "peer_group_offices" ADD CONSTRAINT "peer_group_offices_peer_id_fkey" FOREIGN KEY ("peer_id") REFERENCES "peers"("id") ON DELETE CASCADE ON UPDATE CASCADE;
