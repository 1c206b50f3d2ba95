package dev.keelson.api.http2;

import java.time.Duration;

/** What an operator may decide about HTTP/2 connections. */
public record SessionSettings(
    long concurrentStreamsMax, Duration pingIntervalMin, Duration keepAliveInterval, Duration keepAliveTimeout) {}
