package dev.keelson.acceptance.golden;

import com.google.protobuf.ByteString;
import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.acceptance.cluster.Program;
import dev.keelson.acceptance.wire.Wire;
import dev.keelson.api.proto.etcd.AlarmRequest;
import dev.keelson.api.proto.etcd.DeleteRangeRequest;
import dev.keelson.api.proto.etcd.LeaseLeasesRequest;
import dev.keelson.api.proto.etcd.LeaseRevokeRequest;
import dev.keelson.api.proto.etcd.MemberListRequest;
import dev.keelson.api.proto.etcd.PutRequest;
import dev.keelson.api.proto.etcd.ResponseHeader;
import dev.keelson.api.proto.etcd.StatusRequest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A server of one or more members, and what it takes to make its state that of a new one. */
final class Server implements AutoCloseable {
  private static final ByteString ZERO = ByteString.copyFrom(new byte[1]);
  private static final Duration CALL_LIMIT = Duration.ofSeconds(10);
  private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]*)\"");

  private final Cluster cluster;
  private final Wire wire;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CALL_LIMIT).build();
  private final ResponseHeader ids;

  private Server(Cluster cluster) {
    this.cluster = cluster;
    wire = Wire.to(cluster.member(0));
    ids = wire.maintenance().status(StatusRequest.getDefaultInstance()).getHeader();
  }

  static Server start(Program program, int size) {
    return new Server(program.isReference()
        ? Cluster.start(program, size, "--enable-v2")
        : Cluster.start(program, size));
  }

  /** Where the first member listens. */
  String address() {
    return cluster.member(0).endpoint();
  }

  /** The first member. */
  long memberId() {
    return ids.getMemberId();
  }

  /** What belongs to this server alone, and what to call it. */
  Map<String, String> names() {
    var names = new LinkedHashMap<String, String>();
    cluster.members().forEach(member -> names.put(member.endpoint(), "<address>"));
    cluster.members().forEach(member -> names.put("127.0.0.1:" + member.peerPort(), "<peer>"));
    for (var member : wire.cluster().memberList(MemberListRequest.getDefaultInstance()).getMembersList()) {
      names.put(Long.toHexString(member.getID()), "<member>");
      names.put(Long.toUnsignedString(member.getID()), "<member number>");
    }
    names.put(Long.toHexString(ids.getClusterId()), "<cluster>");
    names.put(Long.toUnsignedString(ids.getClusterId()), "<cluster number>");
    return names;
  }

  String log() {
    return cluster.logs();
  }

  /** Removes every key of both interfaces but hidden ones at v2's root, every lease and every alarm. */
  void empty() {
    wire.maintenance().alarm(AlarmRequest.newBuilder().setAction(AlarmRequest.AlarmAction.DEACTIVATE).build());
    wire.lease().leaseLeases(LeaseLeasesRequest.getDefaultInstance()).getLeasesList().forEach(lease ->
        wire.lease().leaseRevoke(LeaseRevokeRequest.newBuilder().setID(lease.getID()).build()));
    wire.kv().deleteRange(DeleteRangeRequest.newBuilder().setKey(ZERO).setRangeEnd(ZERO).build());
    KEY.matcher(call("GET", "/v2/keys/").body()).results().forEach(match -> {
      if (match.group(1).length() > 1) {
        call("DELETE", "/v2/keys" + match.group(1).replace(" ", "%20") + "?recursive=true");
      }
    });
  }

  boolean isReference() {
    return cluster.program().isReference();
  }

  /** The revision of v3, or the index of v2. */
  long position(Group.Api api) {
    return switch (api) {
      case V2 -> call("GET", "/v2/keys/").headers().firstValueAsLong("X-Etcd-Index").orElse(0);
      case V3 -> wire.maintenance().status(StatusRequest.getDefaultInstance()).getHeader().getRevision();
    };
  }

  /** Changes a key and removes it at last, until the position is reached; it has to be two or more ahead. */
  void advance(Group.Api api, long position) {
    while (position(api) < position - 1) {
      switch (api) {
        case V2 -> call("PUT", "/v2/keys/advance");
        case V3 -> wire.kv().put(PutRequest.newBuilder().setKey(ZERO).build());
      }
    }
    switch (api) {
      case V2 -> call("DELETE", "/v2/keys/advance");
      case V3 -> wire.kv().deleteRange(DeleteRangeRequest.newBuilder().setKey(ZERO).build());
    }
  }

  private HttpResponse<String> call(String method, String path) {
    var request = HttpRequest.newBuilder(cluster.member(0).url(path))
        .method(method, HttpRequest.BodyPublishers.noBody()).timeout(CALL_LIMIT).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(method + " " + path + "\n" + log(), failed);
    }
  }

  @Override
  public void close() {
    http.close();
    wire.close();
    cluster.close();
  }
}
