package dev.keelson.etcdctl.v2.client;

import dev.keelson.etcdctl.v2.http.HttpAnswer;
import dev.keelson.etcdctl.v2.http.HttpRequest;
import dev.keelson.etcdctl.v2.http.Patience;
import dev.keelson.etcdctl.v2.json.Json;
import dev.keelson.etcdctl.v2.json.JsonException;
import dev.keelson.etcdctl.v2.json.JsonReader;
import dev.keelson.etcdctl.v2.json.JsonWriter;
import java.util.List;
import java.util.function.Supplier;

/** {@code /v2/members}. */
public final class MembersClient {
  private static final String MEMBERS = "/v2/members";

  private final Cluster cluster;
  private final Supplier<Patience> patience;

  public MembersClient(Cluster cluster, Supplier<Patience> patience) {
    this.cluster = cluster;
    this.patience = patience;
  }

  /** A member; its name is empty until it has started. */
  public record Member(String id, String name, List<String> peerUrls, List<String> clientUrls) {
    private static Member of(Json json) {
      return new Member(json.field("id").text(), json.field("name").text(), json.field("peerURLs").texts(),
          json.field("clientURLs").texts());
    }
  }

  public List<Member> list() throws ClientException {
    var answer = cluster.ask(HttpRequest.get(MEMBERS), patience.get());
    return read(expect(answer, 200)).field("members").items().stream().map(Member::of).toList();
  }

  public Member leader() throws ClientException {
    return Member.of(read(expect(cluster.ask(HttpRequest.get(MEMBERS + "/leader"), patience.get()), 200)));
  }

  public Member add(String peerUrl) throws ClientException {
    var request = HttpRequest.json("POST", MEMBERS, peerUrls(List.of(peerUrl)));
    return Member.of(read(expect(cluster.ask(request, patience.get()), 201, 409)));
  }

  public void remove(String id) throws ClientException {
    expect(cluster.ask(HttpRequest.delete(MEMBERS + "/" + Queries.path(id)), patience.get()), 204, 410);
  }

  public void update(String id, List<String> peerUrls) throws ClientException {
    var request = HttpRequest.json("PUT", MEMBERS + "/" + Queries.path(id), peerUrls(peerUrls));
    expect(cluster.ask(request, patience.get()), 204, 404, 409);
  }

  private static String peerUrls(List<String> urls) {
    return new JsonWriter().open('{').name("peerURLs").strings(urls).close('}').toString();
  }

  /** The first status is the good one; answers with the others say in a message what is wrong. */
  private static HttpAnswer expect(HttpAnswer answer, int good, int... explained) throws ClientException {
    for (var status : explained) {
      if (answer.status() == status) {
        throw new ClientException.Wrong(read(answer).field("message").text());
      }
    }
    if (answer.status() != good && !(answer.status() == 410)) {
      throw new ClientException.Wrong("unexpected status code " + answer.status());
    }
    return answer;
  }

  private static Json read(HttpAnswer answer) throws ClientException {
    try {
      return JsonReader.read(answer.body());
    } catch (JsonException malformed) {
      throw new ClientException.Wrong(malformed.text());
    }
  }
}
