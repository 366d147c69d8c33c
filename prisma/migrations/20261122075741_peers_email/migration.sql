-- CreateIndex
CREATE INDEX "peers_email_idx" ON "peers"("email");
