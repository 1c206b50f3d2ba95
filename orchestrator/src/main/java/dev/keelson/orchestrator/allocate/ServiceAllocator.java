package dev.keelson.orchestrator.allocate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.status.FieldError;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.status.Refusals;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives Services their addresses and ports. Comes after validation and admission, right before a Service is stored; an
 * update must have gone through {@link CarryOver#complete} before it was validated. Safe for many threads.
 */
public final class ServiceAllocator {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceAllocator.class);

  /** Between two rounds of repair: longer than any request may take (kube-apiserver: 60 s). */
  public static final Duration ROUND_MIN = Duration.ofSeconds(90);

  private final ClusterAddresses addresses;
  private final NodePorts ports;

  /**
   * @param addressRange such as {@code 10.96.0.0/12}
   * @param portRange such as {@code 30000-32767}
   * @throws IllegalArgumentException when a range cannot be read
   */
  public ServiceAllocator(
      Ledger ledger, String addressRange, String portRange, RandomGenerator random, InstantSource clock) {
    this.addresses = new ClusterAddresses(ledger, AddressRange.of(addressRange), random, clock);
    this.ports = new NodePorts(ledger, PortRange.of(portRange), random);
  }

  /** The address of the service {@code kubernetes}. */
  public String firstAddress() {
    return addresses.range().first();
  }

  /**
   * For a Service that does not exist yet, and has its name.
   *
   * @param dryRun nothing is taken, and some values are stand-ins
   * @throws Refusal when something cannot be had
   */
  public Allocation create(ObjectNode service, boolean dryRun) {
    var spec = ServiceSpec.of(service);
    settle(spec, Optional.empty(), service);
    var address = wantsAddress(spec) ? takeAddress(service, spec, dryRun) : Optional.<String>empty();
    return takePorts(service, PortPlan.create(spec), new Taking(address, Optional.empty(), dryRun));
  }

  /** For a Service that takes the place of another. */
  public Allocation update(ObjectNode service, ObjectNode stored, boolean dryRun) {
    var spec = ServiceSpec.of(service);
    var old = ServiceSpec.of(stored);
    settle(spec, Optional.of(old), service);
    boolean gains = wantsAddress(spec) && old.clusterIp().isEmpty();
    boolean loses = !spec.wantsAddress() && wantsAddress(old);
    var taken = gains ? takeAddress(service, spec, dryRun) : Optional.<String>empty();
    var freed = loses ? Optional.of(old.clusterIp()) : Optional.<String>empty();
    return takePorts(service, PortPlan.update(spec, old), new Taking(taken, freed, dryRun));
  }

  /** For a Service that was deleted, once. */
  public void release(ObjectNode service) {
    var spec = ServiceSpec.of(service);
    free(ServiceName.of(service), wantsAddress(spec) ? Optional.of(spec.clusterIp()) : Optional.empty(),
        spec.nodePorts());
  }

  /** A new repair, to be run by one server from time to time. */
  public Repair repair() {
    return new Repair(addresses, ports);
  }

  private static boolean wantsAddress(ServiceSpec spec) {
    return spec.wantsAddress() && !spec.isHeadless();
  }

  private static void settle(ServiceSpec spec, Optional<ServiceSpec> old, ObjectNode service) {
    var errors = IpFamilies.settle(spec, old);
    if (!errors.isEmpty()) {
      throw Refusals.invalid("", "Service", ServiceName.of(service).name(), errors);
    }
  }

  private Optional<String> takeAddress(ObjectNode service, ServiceSpec spec, boolean dryRun) {
    var name = ServiceName.of(service);
    var wished = spec.clusterIps().isEmpty() ? spec.clusterIp() : spec.clusterIps().getFirst();
    var address = wished.isEmpty() ? anyAddress(name, dryRun) : thisAddress(wished, name, spec, dryRun);
    spec.clusterIp(address);
    spec.clusterIps(List.of(address));
    return Optional.of(address);
  }

  private String anyAddress(ServiceName name, boolean dryRun) {
    try {
      return addresses.takeAny(name, dryRun);
    } catch (TakenException none) {
      throw Refusals.internal("failed to allocate a serviceIP: " + none.text());
    }
  }

  private String thisAddress(String address, ServiceName name, ServiceSpec spec, boolean dryRun) {
    try {
      addresses.take(address, name, dryRun);
      return address;
    } catch (TakenException taken) {
      var why = "failed to allocate IP " + address + ": " + taken.text();
      throw Refusals.invalid("", "Service", name.name(),
          List.of(FieldError.invalid("spec.clusterIPs", IpFamilies.array(spec.clusterIps()), why)));
    }
  }

  private Allocation takePorts(ObjectNode service, PortPlan plan, Taking taking) {
    var name = ServiceName.of(service);
    try {
      var taken = ports.take(plan.wishes(), name.name(), taking.dryRun());
      for (int i = 0; i < taken.size(); i++) {
        plan.wishes().get(i).sink().accept(taken.get(i));
      }
      return taking.dryRun() ? new Nothing() : new Taken(name, taking, Set.copyOf(taken), plan.freed());
    } catch (RuntimeException failed) {
      if (!taking.dryRun()) {
        free(name, taking.address(), Set.of());
      }
      throw failed;
    }
  }

  /** What cannot be given back now is left to the repair: the request that is over shall not fail for it. */
  private void free(ServiceName name, Optional<String> address, Set<Integer> nodePorts) {
    address.ifPresent(free -> attempt(() -> addresses.release(free, name)));
    attempt(() -> ports.release(nodePorts));
  }

  private static void attempt(Runnable release) {
    try {
      release.run();
    } catch (RuntimeException unknown) {
      LOG.info("an address or ports of a service were perhaps not given back; the repair will see to it", unknown);
    }
  }

  /**
   * @param address that was taken
   * @param freed the address that is to be given back in the end
   */
  private record Taking(Optional<String> address, Optional<String> freed, boolean dryRun) {}

  private final class Taken implements Allocation {
    private final ServiceName name;
    private final Taking taking;
    private final Set<Integer> taken;
    private final Set<Integer> freed;

    private Taken(ServiceName name, Taking taking, Set<Integer> taken, Set<Integer> freed) {
      this.name = name;
      this.taking = taking;
      this.taken = taken;
      this.freed = freed;
    }

    @Override
    public void keep() {
      free(name, taking.freed(), freed);
    }

    @Override
    public void giveBack() {
      free(name, taking.address(), taken);
    }
  }

  private record Nothing() implements Allocation {
    @Override
    public void keep() {}

    @Override
    public void giveBack() {}
  }
}
