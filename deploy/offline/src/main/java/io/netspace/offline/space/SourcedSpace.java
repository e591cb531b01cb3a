package io.netspace.offline.space;

import io.netspace.formats.pycls.PyclsSweep;
import io.netspace.model.space.DesignSpace;
import org.jspecify.annotations.Nullable;

/**
 * A space with where it is from.
 *
 * @param source the name or file
 * @param images images and classes of the networks, which a sweep of pycls has; null for others
 */
public record SourcedSpace(String source, DesignSpace space, PyclsSweep.@Nullable Images images) {}
