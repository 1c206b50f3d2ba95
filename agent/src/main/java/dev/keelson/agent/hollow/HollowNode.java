package dev.keelson.agent.hollow;

import dev.keelson.agent.node.NodeForm;
import dev.keelson.orchestrator.client.event.EventRecorder;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a node has: addresses for pods, and images. Owned by the loop. */
final class HollowNode {
  private final NodeForm form;
  private final EventRecorder events;
  private final Set<String> images = new HashSet<>();
  private String network;
  private AddressPool addresses;

  /**
   * A node that has not been given a network for its pods.
   *
   * @param ownNetwork what it takes instead
   * @param events where it tells what it does
   */
  HollowNode(NodeForm form, String ownNetwork, EventRecorder events) {
    this.form = form;
    this.events = events;
    this.network = ownNetwork;
    this.addresses = AddressPool.of(ownNetwork).orElseThrow();
  }

  String name() {
    return form.name();
  }

  EventRecorder events() {
    return events;
  }

  String address() {
    return form.address();
  }

  /** The cluster has given it a network. Pods keep what they have. */
  void network(String cidr) {
    if (!cidr.equals(network)) {
      AddressPool.of(cidr).ifPresent(pool -> {
        network = cidr;
        addresses = pool;
      });
    }
  }

  Optional<String> takeAddress() {
    return addresses.take();
  }

  void markAddress(String address) {
    addresses.mark(address);
  }

  void giveAddress(String address) {
    addresses.give(address);
  }

  boolean hasImage(String image) {
    return images.contains(image);
  }

  void keepImage(String image) {
    images.add(image);
  }
}
