# The bot as an image: docs/deployment.md says how it is built, started and looked after.

FROM node:24-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json prisma.config.ts ./
COPY prisma ./prisma
COPY src ./src
COPY adapters ./adapters
RUN npm run build

FROM node:24-slim AS libraries
WORKDIR /libraries
COPY package.json package-lock.json .npmrc ./
# Prisma's own tools and the compiler are optional peers of its client: without these words they come along.
RUN npm ci --omit=dev --omit=optional --omit=peer

FROM node:24-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data
# Whose folder it is before it becomes a volume, is whose it is there.
RUN mkdir /data && chown node:node /data
WORKDIR /app
COPY package.json ./
COPY --from=libraries /libraries/node_modules ./node_modules
COPY --from=build /build/dist ./dist
COPY prisma/migrations ./prisma/migrations
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
# It listens only once the database is there and up to date, so this also says that the start is over.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# No shell and no npm between: the bot is the first process, and hears the signals itself.
CMD ["node", "dist/adapters/main.js"]
