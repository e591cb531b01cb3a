package io.netspace.sampler.domain;

import io.netspace.contracts.vocabulary.DataSet;
import io.netspace.contracts.vocabulary.DesignSpace;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.Regime;

/** All that the candidates of a population follow from, but their number. */
public record PopulationPlan(
    long studySeed, Population population, DesignSpace space, DataSet dataSet, Regime regime) {}
