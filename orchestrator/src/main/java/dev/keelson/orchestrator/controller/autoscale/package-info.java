/**
 * Sizes workloads by what their pods use: HorizontalPodAutoscalers on the resource metrics API.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.controller.autoscale.AutoscaleController}. The maths is in
 * {@link dev.keelson.orchestrator.controller.autoscale.UsagePlan} (from use to a number) and
 * {@link dev.keelson.orchestrator.controller.autoscale.Pace} (how fast that number may be followed). Only
 * {@link dev.keelson.orchestrator.controller.autoscale.Recommendations} remembers: what was computed in the last five
 * minutes.
 *
 * <p>Must never know: who measures.
 */
@NullMarked
package dev.keelson.orchestrator.controller.autoscale;

import org.jspecify.annotations.NullMarked;
