package dev.keelson.api.etcd.v2.members;

import dev.keelson.api.etcd.v2.text.Json;
import dev.keelson.store.model.Member;
import java.util.Comparator;
import java.util.List;

/** Members as clients read them. */
final class MemberJson {
  private MemberJson() {}

  static byte[] member(Member member) {
    var json = new Json();
    write(json, member);
    return json.line();
  }

  /** By ascending id. */
  static byte[] collection(List<Member> members) {
    var json = new Json().openObject().name("members").openArray();
    members.stream().sorted(Comparator.comparing(Member::id, Long::compareUnsigned))
        .forEach(member -> write(json, member));
    return json.closeArray().closeObject().line();
  }

  private static void write(Json json, Member member) {
    json.openObject().name("id").text(Long.toHexString(member.id())).name("name").text(member.name());
    urls(json.name("peerURLs"), member.peerUrls());
    urls(json.name("clientURLs"), member.clientUrls());
    json.closeObject();
  }

  private static void urls(Json json, List<String> urls) {
    json.openArray();
    urls.forEach(json::text);
    json.closeArray();
  }
}
