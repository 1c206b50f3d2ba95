package dev.keelson.orchestrator.server;

import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.client.Transport;
import dev.keelson.orchestrator.client.Unreachable;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.ExecutionException;

/**
 * Requests of programs that share the server's process: all that others go through, without a network in between. The
 * user is believed, and may do what the authorizers allow.
 */
final class LocalTransport implements Transport {
  private final ApiHandler handler;
  private final User user;

  LocalTransport(ApiHandler handler, User user) {
    this.handler = handler;
    this.user = user;
  }

  @Override
  public Answer send(Request request) {
    var body = new ByteArrayOutputStream();
    var call = new LocalCall(request, new LocalCall.Sink() {
      @Override
      public void write(byte[] piece, Runnable sent) {
        body.writeBytes(piece);
        sent.run();
      }

      @Override
      public void end() {}

      @Override
      public void onGone(Runnable gone) {}
    });
    handler.serve(call, user);
    return new Answer(call.status().getNow(0), body.toByteArray());
  }

  @Override
  public Flow open(Request request) {
    var pipe = new LocalPipe();
    var call = new LocalCall(request, pipe);
    Thread.ofVirtual().name("local " + request.target()).start(() -> handler.serve(call, user));
    try {
      return new Flow(call.status().get(), pipe);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new Unreachable("interrupted", ending);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("a status is given or not", impossible);
    }
  }
}
