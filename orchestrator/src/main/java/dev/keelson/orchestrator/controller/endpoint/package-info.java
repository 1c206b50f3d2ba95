/**
 * Tells where services lead: Endpoints and EndpointSlices, from services, pods and nodes.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.controller.endpoint.EndpointsController}, {@link
 * dev.keelson.orchestrator.controller.endpoint.EndpointSliceController} and {@link
 * dev.keelson.orchestrator.controller.endpoint.MirroringController}. What each writes follows from what it reads; only
 * which of its own writes have not come back yet is remembered.
 *
 * <p>Must never know: how packets are sent there.
 */
@NullMarked
package dev.keelson.orchestrator.controller.endpoint;

import org.jspecify.annotations.NullMarked;
