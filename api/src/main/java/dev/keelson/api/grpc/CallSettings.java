package dev.keelson.api.grpc;

import java.util.concurrent.Executor;

/**
 * What all calls share.
 *
 * @param messageBytesMax the largest message taken in
 * @param outboxBytesMax what a call may have waiting before {@code isReady} turns false
 * @param readers where chunked messages are made
 */
public record CallSettings(int messageBytesMax, int outboxBytesMax, CallMetrics metrics, Executor readers) {}
