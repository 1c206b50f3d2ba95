package dev.keelson.raft;

import java.util.concurrent.CompletableFuture;

/** Answers questions that only the leader can answer (lease times). Runs on the leader; must not block. */
@FunctionalInterface
public interface LeaderDesk {
  CompletableFuture<byte[]> answer(byte[] question);
}
