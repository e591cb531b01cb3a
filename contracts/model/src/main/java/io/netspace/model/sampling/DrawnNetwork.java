package io.netspace.model.sampling;

import io.netspace.model.network.Architecture;
import io.netspace.model.network.Complexity;
import io.netspace.model.space.ParameterSetting;

/** A parameter setting, the network it gives, and the network's complexity. */
public record DrawnNetwork(
    ParameterSetting parameters, Architecture architecture, Complexity complexity) {}
