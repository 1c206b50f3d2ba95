package dev.keelson.orchestrator.server;

import dev.keelson.orchestrator.admission.plugin.Choice;
import java.net.InetSocketAddress;

/**
 * What an operator chooses.
 *
 * @param address where the API is served
 * @param advertised host and port by which members of the cluster reach this server
 * @param serviceRange addresses of services, as a CIDR
 * @param nodePortRange ports of services on nodes, as FROM-TO
 */
public record ApiSettings(
    InetSocketAddress address,
    String advertised,
    String serviceRange,
    String nodePortRange,
    Choice admission,
    AccessSettings access) {}
