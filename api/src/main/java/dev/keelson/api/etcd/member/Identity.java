package dev.keelson.api.etcd.member;

import dev.keelson.store.model.Member;
import java.util.List;

/**
 * Which member of which cluster this is. Chosen once, when the data directory is new.
 *
 * @param members as the cluster began, or as this member found them; the store knows later ones
 * @param joined whether the cluster was there before this member
 */
public record Identity(long clusterId, long memberId, List<Member> members, boolean joined) {
  public Identity {
    members = List.copyOf(members);
  }
}
