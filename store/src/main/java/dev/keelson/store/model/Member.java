package dev.keelson.store.model;

import java.util.List;

/**
 * A member of the cluster.
 *
 * @param id unsigned 64 bits, shown in hexadecimal
 * @param name empty until the member has published itself
 * @param clientUrls empty until the member has published itself
 */
public record Member(long id, String name, List<String> peerUrls, List<String> clientUrls, boolean learner) {
  public Member {
    peerUrls = List.copyOf(peerUrls);
    clientUrls = List.copyOf(clientUrls);
  }
}
