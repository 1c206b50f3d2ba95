package dev.keelson.etcdctl.v3.watch;

import dev.keelson.api.proto.etcd.WatchResponse;
import dev.keelson.etcdctl.grpc.RpcException;
import dev.keelson.etcdctl.v3.client.ErrorText;
import dev.keelson.etcdctl.v3.session.Session;
import java.util.List;

/** Prints what a watch hears, and runs a command for each event. */
final class WatchPrinter {
  private static final String COMPACTED = "etcdserver: mvcc: required revision has been compacted";

  private final Session session;
  private final SharedScreen screen;
  private final List<String> execute;

  WatchPrinter(Session session, SharedScreen screen, List<String> execute) {
    this.session = session;
    this.screen = screen;
    this.execute = List.copyOf(execute);
  }

  /** Until there is no more to hear. */
  void follow(Watching watching) throws InterruptedException {
    try {
      watching.follow(this::heard);
    } catch (RpcException broken) {
      screen.print(() -> session.terminal().complain("watch was canceled (" + ErrorText.of(broken.status()) + ")"));
    }
  }

  private boolean heard(WatchResponse response) throws InterruptedException {
    screen.print(() -> print(response));
    return true;
  }

  private void print(WatchResponse response) throws InterruptedException {
    if (response.getCanceled()) {
      session.terminal().complain("watch was canceled (" + reason(response) + ")");
    } else if (response.getEventsCount() == 0) {
      session.terminal().out().println("progress notify: " + response.getHeader().getRevision());
    }
    session.report(new WatchReport(response));
    if (!execute.isEmpty()) {
      var command = new EventCommand(execute, session.terminal());
      for (var event : response.getEventsList()) {
        command.run(event, response.getHeader().getRevision());
      }
    }
  }

  private static String reason(WatchResponse response) {
    if (response.getCompactRevision() != 0) {
      return COMPACTED;
    }
    return response.getCancelReason().startsWith("etcdserver: ")
        ? response.getCancelReason()
        : "rpc error: code = FailedPrecondition desc = " + response.getCancelReason();
  }
}
