-- AlterEnum
ALTER TYPE "registration_state" ADD VALUE 'ended';
