package dev.keelson.api.etcd.member;

import dev.keelson.store.model.Member;
import java.util.List;

/**
 * Which member of which cluster this is. Chosen once, when the data directory is new.
 *
 * @param members as the cluster began; the store knows later ones
 */
public record Identity(long clusterId, long memberId, List<Member> members) {
  public Identity {
    members = List.copyOf(members);
  }
}
