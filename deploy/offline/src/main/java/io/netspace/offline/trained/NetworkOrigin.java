package io.netspace.offline.trained;

/**
 * Where a trained network comes from, for its card.
 *
 * @param study its name
 * @param studySeed that its populations were drawn with
 * @param trainedInStudy networks of the study that trained to an error so far
 * @param studySeconds of trainers, of all trainings of the study so far
 * @param seed of the network's weights and of the order of its images
 * @param trainer that trained it, on which device
 * @param engine that computed the training, with its version
 * @param seconds that its training took
 */
public record NetworkOrigin(
    String study,
    long studySeed,
    int trainedInStudy,
    double studySeconds,
    long seed,
    String trainer,
    String engine,
    double seconds) {}
