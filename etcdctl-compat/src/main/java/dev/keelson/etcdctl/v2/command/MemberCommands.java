package dev.keelson.etcdctl.v2.command;

import dev.keelson.etcdctl.go.GoSyntaxException;
import dev.keelson.etcdctl.go.PeerUrl;
import dev.keelson.etcdctl.v2.client.ClientException;
import dev.keelson.etcdctl.v2.client.MembersClient.Member;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Commands for the record of members. */
final class MemberCommands {
  private static final String DOCUMENTATION =
      "https://github.com/etcd-io/etcd/blob/master/Documentation/runtime-configuration.md#remove-a-member";

  static final List<Command> COMMANDS = List.of(
      Command.of("member list", "", "list the members", "etcdctl member list", MemberCommands::list),
      Command.of("member add", "<name> <peerURL>", "announce a member that is to be started",
          "etcdctl member add m4 http://10.0.0.4:2380", MemberCommands::add),
      Command.of("member remove", "<id>", "remove a member", "etcdctl member remove 8ddab73534be950c",
          MemberCommands::remove),
      Command.of("member update", "<id> <peerURL>[,<peerURL>...]", "change where other members find one",
          "etcdctl member update 8ddab73534be950c http://10.0.0.9:2380", MemberCommands::update));

  private MemberCommands() {}

  private static void list(Session session) throws IOException, InterruptedException {
    session.refuseWords();
    try {
      var client = session.members();
      var members = client.list();
      var leader = leader(session);
      members.forEach(member -> session.print(text(member, leader)));
    } catch (ClientException failed) {
      throw Failures.plain(failed.text());
    }
  }

  private static String leader(Session session) throws IOException, InterruptedException {
    try {
      return session.membersUnsynced().leader().id();
    } catch (ClientException failed) {
      throw Failures.plain("Failed to get leader:  " + failed.text());
    }
  }

  private static String text(Member member, String leader) {
    var peers = "peerURLs=" + String.join(",", member.peerUrls());
    return member.name().isEmpty()
        ? member.id() + "[unstarted]: " + peers
        : member.id() + ": name=" + member.name() + " " + peers + " clientURLs=" + String.join(",", member.clientUrls())
            + " isLeader=" + member.id().equals(leader);
  }

  private static void add(Session session) throws IOException, InterruptedException {
    if (session.words().size() != 2) {
      throw Failures.plain("Provide a name and a single member peerURL");
    }
    try {
      var name = session.flags().word(0);
      var peerUrl = peerUrl(session.flags().word(1));
      var client = session.members();
      var added = client.add(peerUrl);
      session.print("Added member named " + name + " with ID " + added.id() + " to cluster");
      session.print("");
      session.print("ETCD_NAME=\"" + name + "\"");
      session.print("ETCD_INITIAL_CLUSTER=\"" + initialCluster(client.list(), added.id(), name) + "\"");
      session.print("ETCD_INITIAL_CLUSTER_STATE=\"existing\"");
    } catch (ClientException failed) {
      throw Failures.plain(failed.text());
    }
  }

  private static String initialCluster(List<Member> members, String newId, String newName) {
    var peers = new ArrayList<String>();
    for (var member : members) {
      var name = member.id().equals(newId) ? newName : member.name();
      member.peerUrls().forEach(url -> peers.add(name + "=" + url));
    }
    return String.join(",", peers);
  }

  private static void remove(Session session) throws IOException, InterruptedException {
    if (session.words().size() != 1) {
      throw Failures.plain("Provide a single member ID");
    }
    var id = session.flags().word(0);
    try {
      var client = session.members();
      requireKnown(client.list(), id);
      removeKnown(session, id);
      session.print("Removed member " + id + " from cluster");
    } catch (ClientException failed) {
      throw Failures.plain(failed.text());
    }
  }

  private static void removeKnown(Session session, String id) throws IOException, InterruptedException {
    try {
      session.membersUnsynced().remove(id);
    } catch (ClientException failed) {
      throw Failures.plain("Received an error trying to remove member " + id + ": " + failed.text());
    }
  }

  private static void requireKnown(List<Member> members, String id) {
    var hint = new StringBuilder();
    for (var member : members) {
      if (member.id().equals(id)) {
        return;
      }
      if (member.name().equals(id)) {
        hint.append("Found a member named ").append(id).append("; if this is correct, please use its ID, eg:\n")
            .append("\tetcdctl member remove ").append(member.id()).append('\n')
            .append("For more details, read the documentation at ").append(DOCUMENTATION).append("\n\n");
      }
    }
    throw Failures.plain(hint + "Couldn't find a member in the cluster with an ID of " + id + ".");
  }

  private static void update(Session session) throws IOException, InterruptedException {
    if (session.words().size() != 2) {
      throw Failures.plain("Provide an ID and a list of comma separated peerURL"
          + " (0xabcd http://example.com,http://example1.com)");
    }
    var id = session.flags().word(0);
    try {
      var urls = new ArrayList<String>();
      for (var url : session.flags().word(1).split(",", -1)) {
        urls.add(peerUrl(url));
      }
      session.members().update(id, urls);
      session.print("Updated member with ID " + id + " in cluster");
    } catch (ClientException failed) {
      throw Failures.plain(failed.text());
    }
  }

  private static String peerUrl(String text) {
    try {
      return PeerUrl.checked(text);
    } catch (GoSyntaxException wrong) {
      throw Failures.plain(wrong.text());
    }
  }
}
