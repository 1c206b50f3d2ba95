package dev.keelson.raft.proposal;

import java.util.concurrent.CompletableFuture;

/** The way to another member's {@link LogWriter}. A future that fails leaves open whether the chunk arrived. */
@FunctionalInterface
public interface ForwardDoor {
  CompletableFuture<Chunk.Answer> forward(long leaderId, Chunk chunk);
}
