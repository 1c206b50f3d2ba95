package dev.keelson.api.etcd.member;

import dev.keelson.store.model.Member;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;

/** The ids that etcd derives for the members of a new cluster, so that every member knows them without asking. */
public final class MemberIds {
  private MemberIds() {}

  /** The first eight bytes of SHA-1 over the sorted peer URLs and the cluster's token. */
  public static long member(List<String> peerUrls, String token) {
    String text = String.join("", peerUrls.stream().sorted().toList()) + token;
    return firstEight(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The first eight bytes of SHA-1 over the members' ids in ascending order. */
  public static long cluster(Collection<Member> members) {
    var ids = ByteBuffer.allocate(members.size() * Long.BYTES);
    members.stream().map(Member::id).sorted(Long::compareUnsigned).forEach(ids::putLong);
    return firstEight(ids.array());
  }

  private static long firstEight(byte[] input) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-1").digest(input)).getLong();
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-1", missing);
    }
  }
}
