package dev.keelson.api.etcd.v2.members;

import dev.keelson.api.etcd.cluster.MemberChanges;
import dev.keelson.api.etcd.cluster.Outcome;
import dev.keelson.api.etcd.cluster.PeerUrls;
import dev.keelson.api.etcd.page.Texts;
import dev.keelson.api.etcd.v2.text.Answers;
import dev.keelson.api.http.HttpCall;
import dev.keelson.api.http.HttpHandler;
import dev.keelson.store.command.Refusal;
import dev.keelson.store.model.Member;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** {@code /v2/members}: list, leader; adding, moving and removing members. */
public final class MembersPage implements HttpHandler {
  private static final String PATH = "/v2/members";
  private static final Set<String> METHODS = Set.of("GET", "POST", "DELETE", "PUT");
  private static final int HEXADECIMAL = 16;
  private static final String UNKNOWN = "No such member: ";

  private final MemberChanges changes;
  private final LongSupplier leaderId;
  private final Map<String, String> headers;

  /**
   * For one member.
   *
   * @param leaderId 0 when none is known
   * @param clusterId in hexadecimal
   */
  public MembersPage(MemberChanges changes, LongSupplier leaderId, String clusterId) {
    this.changes = changes;
    this.leaderId = leaderId;
    this.headers = Map.of(Answers.CLUSTER_ID, clusterId);
  }

  /** Whether a path, in octets, is one of ours. */
  public static boolean serves(String path) {
    return path.equals(PATH) || path.startsWith(PATH + "/");
  }

  @Override
  public void handle(HttpCall call) {
    if (!METHODS.contains(call.method())) {
      Texts.notAllowed(call, "GET,POST,DELETE,PUT");
      return;
    }
    var rest = call.path().substring(PATH.length());
    var id = rest.startsWith("/") ? rest.substring(1) : rest;
    switch (call.method()) {
      case "GET" -> answer(call, changes.list(), members -> get(call, id, members));
      case "POST" -> withUrls(call, urls -> answer(call, changes.add(urls, false), outcome -> added(call, outcome)));
      case "PUT" -> withId(call, id, wanted -> withUrls(call,
          urls -> answer(call, changes.move(wanted, urls), outcome -> moved(call, outcome))));
      default -> withId(call, id,
          wanted -> answer(call, changes.remove(wanted), outcome -> removed(call, outcome)));
    }
  }

  private void get(HttpCall call, String id, List<Member> members) {
    switch (id) {
      case "" -> Answers.json(call, 200, MemberJson.collection(members), headers);
      case "leader" -> {
        long leader = leaderId.getAsLong();
        Optional<Member> leads = members.stream().filter(member -> member.id() == leader).findFirst();
        leads.ifPresentOrElse(
            member -> Answers.json(call, 200, MemberJson.member(member), headers),
            () -> refuse(call, 503, "During election"));
      }
      default -> refuse(call, 404, "Not found");
    }
  }

  private void added(HttpCall call, Outcome outcome) {
    if (outcome instanceof Outcome.Changed changed) {
      Answers.json(call, 201, MemberJson.member(changed.member()), headers);
    } else {
      refuse(call, outcome);
    }
  }

  /** A member that has left is nothing that etcd has foreseen here. */
  private void moved(HttpCall call, Outcome outcome) {
    if (outcome instanceof Outcome.Refused(Refusal.MemberRemoved _)) {
      failed(call);
    } else {
      removed(call, outcome);
    }
  }

  private void removed(HttpCall call, Outcome outcome) {
    if (outcome instanceof Outcome.Changed) {
      call.respond(204, "", new byte[0], headers);
    } else {
      refuse(call, outcome);
    }
  }

  private void refuse(HttpCall call, Outcome outcome) {
    switch (outcome) {
      case Outcome.Refused(Refusal.PeerUrlExists _) -> refuse(call, 409, "membership: peerURL exists");
      case Outcome.Refused(Refusal.MemberExists _) -> refuse(call, 409, "membership: ID exists");
      case Outcome.Refused(Refusal.MemberNotFound(long id)) -> refuse(call, 404, UNKNOWN + Long.toHexString(id));
      case Outcome.Refused(Refusal.MemberRemoved(long id)) ->
          refuse(call, 410, "Member permanently removed: " + Long.toHexString(id));
      case Outcome.Refused _, Outcome.NotEnoughStarted _, Outcome.Unhealthy _, Outcome.Changed _ -> failed(call);
    }
  }

  /** Goes on with the id, when it is one. */
  private void withId(HttpCall call, String id, LongConsumer then) {
    if (id.isEmpty()) {
      Texts.notAllowed(call, "", headers);
      return;
    }
    try {
      if (!id.startsWith("+")) {
        then.accept(Long.parseUnsignedLong(id, HEXADECIMAL));
        return;
      }
    } catch (NumberFormatException _) {
      // nobody has it
    }
    refuse(call, 404, UNKNOWN + id);
  }

  /** Goes on with the URLs of the body, when they are sound. */
  private void withUrls(HttpCall call, Consumer<List<String>> then) {
    var type = call.header("content-type").orElse("");
    if (!PeerUrlsBody.isJson(type)) {
      refuse(call, 415, "Bad Content-Type " + type + ", accept application/json");
      return;
    }
    try {
      then.accept(PeerUrlsBody.read(call.body()));
    } catch (PeerUrls.Wrong wrong) {
      refuse(call, 400, String.valueOf(wrong.getMessage()));
    }
  }

  private <T> void answer(HttpCall call, CompletableFuture<T> result, Consumer<T> then) {
    var _ = result.whenComplete((value, failure) -> {
      if (failure != null) {
        failed(call);
      } else {
        then.accept(value);
      }
    });
  }

  private void failed(HttpCall call) {
    refuse(call, 500, "Internal Server Error");
  }

  private void refuse(HttpCall call, int status, String message) {
    Answers.message(call, status, message, headers);
  }
}
