package dev.keelson.orchestrator.controller;

import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.event.EventRecorder;
import dev.keelson.orchestrator.client.informer.Informers;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What a controller works with.
 *
 * @param client acts as the controller's own service account
 * @param informers shared with the other controllers
 */
public record ControllerContext(
    ApiClient client, Informers informers, EventRecorder events, InstantSource clock, RandomGenerator random) {}
