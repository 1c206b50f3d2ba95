package dev.keelson.api.etcd.v2.members;

import dev.keelson.api.etcd.cluster.MemberChanges;
import dev.keelson.api.etcd.page.Page;
import dev.keelson.api.etcd.page.Texts;
import dev.keelson.api.http.HttpCall;
import java.util.List;
import java.util.stream.Collectors;

/** {@code /v2/machines}: the client URLs of all members on one line. */
public final class MachinesPage implements Page {
  private final MemberChanges changes;

  public MachinesPage(MemberChanges changes) {
    this.changes = changes;
  }

  @Override
  public void answer(HttpCall call) {
    if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
      Texts.notAllowed(call, "GET,HEAD");
      return;
    }
    var _ = changes.list().whenComplete((members, failure) -> {
      if (failure != null) {
        Texts.error(call, 500, "Internal Server Error");
      } else {
        Texts.ok(call, members.stream().map(member -> member.clientUrls()).flatMap(List::stream).sorted()
            .collect(Collectors.joining(", ")));
      }
    });
  }
}
