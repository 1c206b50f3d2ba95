package dev.keelson.orchestrator.allocate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Makes the records agree with the Services that there are: at start, and every few minutes by one server. Belongs to
 * one thread, and remembers what it has seen.
 *
 * <p>Nothing is given back that a request under way may count on. An address must have been found without its Service
 * in two rounds, with the very same record; rounds are further apart than a request may take, so the request that wrote
 * it is over. The record of ports does not tell since when a port is taken, so a port must have been found so in
 * several rounds. No clock is compared with another's.
 */
public final class Repair {
  private final ClusterAddresses addresses;
  private final NodePorts ports;

  /** Versions of the address records that the last round found without a service. */
  private Set<String> lonely = Set.of();

  /** How many rounds in a row have found this port without a service. */
  private final Map<Integer, Integer> sightings = new HashMap<>();

  Repair(ClusterAddresses addresses, NodePorts ports) {
    this.addresses = addresses;
    this.ports = ports;
  }

  /**
   * One round; at least {@link ServiceAllocator#ROUND_MIN} after the one before.
   *
   * @param services reads all Services, not older than the call
   */
  public Repaired run(Supplier<List<ObjectNode>> services) {
    ports.begin();
    // The records come first: what is taken after this moment is not looked at.
    var records = addresses.records();
    var taken = ports.taken();
    var existing = services.get();
    return new Repaired(
        addMissingAddresses(existing, records), dropLeakedAddresses(existing, records), repairPorts(existing, taken));
  }

  private int addMissingAddresses(List<ObjectNode> services, List<ObjectNode> records) {
    var known = new HashSet<String>();
    records.forEach(record -> known.add(addressOf(record)));
    int added = 0;
    for (var service : services) {
      var address = ServiceSpec.of(service).clusterIp();
      if (addresses.range().contains(address) && !known.contains(address)
          && addresses.create(address, ServiceName.of(service))) {
        added++;
      }
    }
    return added;
  }

  private int dropLeakedAddresses(List<ObjectNode> services, List<ObjectNode> records) {
    var held = new HashSet<String>();
    services.forEach(service -> held.add(ServiceName.of(service) + ServiceSpec.of(service).clusterIp()));
    var found = new HashSet<String>();
    int dropped = 0;
    for (var record : records) {
      if (held.contains(ServiceName.parent(record) + addressOf(record))) {
        continue;
      }
      var version = ClusterAddresses.version(record);
      found.add(version);
      dropped += lonely.contains(version) && addresses.drop(record) ? 1 : 0;
    }
    lonely = found;
    return dropped;
  }

  private int repairPorts(List<ObjectNode> services, PortBitmap taken) {
    Set<Integer> needed = new HashSet<>();
    services.forEach(service -> needed.addAll(ServiceSpec.of(service).nodePorts()));
    var missing = needed.stream().filter(port -> ports.range().contains(port) && !taken.has(port)).toList();
    var leaked = leaked(needed, taken);
    ports.repair(missing, leaked);
    return missing.size() + leaked.size();
  }

  private List<Integer> leaked(Set<Integer> needed, PortBitmap taken) {
    var suspects = taken.ports().stream().filter(port -> !needed.contains(port)).toList();
    sightings.keySet().retainAll(suspects);
    suspects.forEach(port -> sightings.merge(port, 1, Integer::sum));
    return suspects.stream().filter(port -> sightings.getOrDefault(port, 0) >= Limits.LEAK_SIGHTINGS).toList();
  }

  private static String addressOf(ObjectNode record) {
    return record.path("metadata").path("name").asText("");
  }

  /** How many addresses were taken for services that lacked theirs or given back, and how many ports either. */
  public record Repaired(int addressesAdded, int addressesDropped, int portsChanged) {}
}
