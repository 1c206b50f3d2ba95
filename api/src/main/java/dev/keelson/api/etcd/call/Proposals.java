package dev.keelson.api.etcd.call;

import dev.keelson.api.etcd.answer.EtcdError;
import dev.keelson.api.etcd.answer.Errors;
import dev.keelson.raft.Replica;
import dev.keelson.store.command.Command;
import dev.keelson.store.command.Reply;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Brings commands into the log and turns refusals into errors. */
public final class Proposals {
  private final Replica replica;
  private final Duration timeout;
  private final int requestBytesMax;

  public Proposals(Replica replica, Duration timeout, int requestBytesMax) {
    this.replica = replica;
    this.timeout = timeout;
    this.requestBytesMax = requestBytesMax;
  }

  /** For what a client asked: {@code requestBytes} is its message; etcd measures its log entry, a few bytes more. */
  public CompletableFuture<Reply> submit(Command command, int requestBytes) {
    if (requestBytes > requestBytesMax) {
      return Unary.refused(EtcdError.REQUEST_TOO_LARGE);
    }
    return submit(command);
  }

  /** For commands of this server's own making, whose size no client chooses. */
  public CompletableFuture<Reply> submit(Command command) {
    return reply(command).thenApply(Proposals::accepted);
  }

  /** With refusals as they are, for who tells them in other words. */
  public CompletableFuture<Reply> reply(Command command) {
    return replica.propose(command, timeout);
  }

  private static Reply accepted(Reply reply) {
    if (reply instanceof Reply.Refused refused) {
      throw Errors.of(refused.refusal()).exception();
    }
    return reply;
  }
}
