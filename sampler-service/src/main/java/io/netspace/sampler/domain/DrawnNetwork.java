package io.netspace.sampler.domain;

import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.Complexity;
import io.netspace.contracts.vocabulary.ParameterSetting;

/** A parameter setting, the network it gives, and what that costs. */
public record DrawnNetwork(
    ParameterSetting parameters, Architecture architecture, Complexity complexity) {}
