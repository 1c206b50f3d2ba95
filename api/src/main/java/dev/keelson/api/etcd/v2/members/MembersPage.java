package dev.keelson.api.etcd.v2.members;

import dev.keelson.api.etcd.page.Texts;
import dev.keelson.api.etcd.v2.text.Answers;
import dev.keelson.api.http.HttpCall;
import dev.keelson.api.http.HttpHandler;
import dev.keelson.store.model.Member;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** {@code /v2/members}: list, leader, change of peer URLs. Members cannot be added or removed yet, and it says so. */
public final class MembersPage implements HttpHandler {
  private static final String PATH = "/v2/members";
  private static final Set<String> METHODS = Set.of("GET", "POST", "DELETE", "PUT");
  private static final int HEXADECIMAL = 16;
  private static final String NOT_YET =
      "adding and removing members of a running cluster is not available in this server yet";

  private static final String UNKNOWN = "No such member: ";
  private static final String TAKEN = "membership: peerURL exists";

  private final Membership membership;
  private final Map<String, String> headers;

  /**
   * For one member.
   *
   * @param clusterId in hexadecimal
   */
  public MembersPage(Membership membership, String clusterId) {
    this.membership = membership;
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
    withMembers(call, members -> {
      switch (call.method()) {
        case "GET" -> get(call, id, members);
        case "POST" -> withUrls(call, urls -> add(call, urls, members));
        case "PUT" -> withId(call, id, wanted -> withUrls(call, urls -> update(call, wanted, urls, members)));
        default -> withId(call, id, wanted -> withMember(call, wanted, members, _ -> refuse(call, 501, NOT_YET)));
      }
    });
  }

  private void get(HttpCall call, String id, List<Member> members) {
    switch (id) {
      case "" -> Answers.json(call, 200, MemberJson.collection(members), headers);
      case "leader" -> {
        long leader = membership.leaderId();
        Optional<Member> leads = members.stream().filter(member -> member.id() == leader).findFirst();
        leads.ifPresentOrElse(
            member -> Answers.json(call, 200, MemberJson.member(member), headers),
            () -> refuse(call, 503, "During election"));
      }
      default -> refuse(call, 404, "Not found");
    }
  }

  private void add(HttpCall call, List<String> urls, List<Member> members) {
    if (isTaken(urls, members)) {
      refuse(call, 409, TAKEN);
    } else {
      refuse(call, 501, NOT_YET);
    }
  }

  private void update(HttpCall call, long id, List<String> urls, List<Member> members) {
    withMember(call, id, members, member -> {
      if (isTaken(urls, members.stream().filter(other -> other.id() != member.id()).toList())) {
        refuse(call, 409, TAKEN);
      } else {
        answer(call, membership.change(id, urls), (_, done) -> done.respond(204, "", new byte[0], headers));
      }
    });
  }

  private static boolean isTaken(List<String> urls, List<Member> members) {
    return members.stream().anyMatch(member -> member.peerUrls().stream().anyMatch(urls::contains));
  }

  private void withMembers(HttpCall call, Consumer<List<Member>> then) {
    answer(call, membership.list(), (members, _) -> then.accept(members));
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

  /** Goes on with the member of that id, when there is one. */
  private void withMember(HttpCall call, long id, List<Member> members, Consumer<Member> then) {
    members.stream().filter(member -> member.id() == id).findFirst()
        .ifPresentOrElse(then, () -> refuse(call, 404, UNKNOWN + Long.toHexString(id)));
  }

  /** Goes on with the URLs of the body, when they are sound. */
  private void withUrls(HttpCall call, Consumer<List<String>> then) {
    var type = call.header("content-type").orElse("");
    if (!PeerUrls.isJson(type)) {
      refuse(call, 415, "Bad Content-Type " + type + ", accept application/json");
      return;
    }
    try {
      then.accept(PeerUrls.read(call.body()));
    } catch (PeerUrls.Wrong wrong) {
      refuse(call, 400, String.valueOf(wrong.getMessage()));
    }
  }

  private <T> void answer(HttpCall call, CompletableFuture<T> result, BiConsumer<T, HttpCall> then) {
    var _ = result.whenComplete((value, failure) -> {
      if (failure != null) {
        refuse(call, 500, "Internal Server Error");
      } else {
        then.accept(value, call);
      }
    });
  }

  private void refuse(HttpCall call, int status, String message) {
    Answers.message(call, status, message, headers);
  }
}
