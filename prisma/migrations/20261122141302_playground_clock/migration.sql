-- CreateTable
CREATE TABLE "playground_clock" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "ahead_ms" BIGINT NOT NULL,

    CONSTRAINT "playground_clock_pkey" PRIMARY KEY ("id")
);
