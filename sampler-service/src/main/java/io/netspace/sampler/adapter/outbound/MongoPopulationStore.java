package io.netspace.sampler.adapter.outbound;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.netspace.contracts.event.PopulationRequested;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.contracts.wire.EventCodec;
import io.netspace.sampler.application.PopulationStore;
import io.netspace.sampler.domain.PopulationState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Populations in MongoDB: one document a population, a study and a candidate. Every fact is one
 * upsert by id that commutes with the others, so no transaction is needed.
 */
public final class MongoPopulationStore implements PopulationStore {
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final EventCodec codec = new EventCodec();
  private final MongoCollection<Document> populations;
  private final MongoCollection<Document> studies;
  private final MongoCollection<Document> candidates;

  public MongoPopulationStore(MongoDatabase database) {
    populations = database.getCollection("populations");
    studies = database.getCollection("studies");
    candidates = database.getCollection("candidates");
  }

  @Override
  public void requested(PopulationRequested request) {
    upsert(
        populations,
        request.population().id().value(),
        Updates.set("study", request.population().study().value()),
        Updates.set("request", new String(codec.json(request), StandardCharsets.UTF_8)),
        Updates.max("upToIndex", request.upToIndex()));
  }

  @Override
  public void sampled(Candidate candidate) {
    upsert(
        candidates, candidate.id().value(), drawn(candidate), Updates.setOnInsert("ended", false));
  }

  @Override
  public void ended(Candidate candidate) {
    upsert(candidates, candidate.id().value(), drawn(candidate), Updates.set("ended", true));
  }

  private static Bson drawn(Candidate candidate) {
    return Updates.combine(
        Updates.setOnInsert("population", candidate.population().id().value()),
        Updates.setOnInsert("network", candidate.architecture().canonicalHash()));
  }

  @Override
  public void exhausted(PopulationId population) {
    upsert(populations, population.value(), Updates.set("exhausted", true));
  }

  @Override
  public void closed(PopulationId population) {
    upsert(populations, population.value(), Updates.set("closed", true));
  }

  @Override
  public void paused(StudyId study) {
    upsert(studies, study.value(), Updates.set("paused", true));
  }

  @Override
  public void resumed(StudyId study) {
    upsert(studies, study.value(), Updates.set("paused", false));
  }

  @Override
  public void over(StudyId study) {
    upsert(studies, study.value(), Updates.set("over", true));
  }

  private static void upsert(MongoCollection<Document> collection, String id, Bson... updates) {
    collection.updateOne(Filters.eq("_id", id), Updates.combine(updates), UPSERT);
  }

  @Override
  public List<PopulationState> open() {
    Set<String> over = studiesThat("over");
    Set<String> paused = studiesThat("paused");
    List<Document> open =
        populations
            .find(
                Filters.and(
                    Filters.exists("request"),
                    Filters.ne("closed", true),
                    Filters.nin("study", over)))
            .projection(Projections.exclude("request"))
            .into(new ArrayList<>());
    Map<String, Integer> outstanding = counts(open, false);
    Map<String, Integer> ended = counts(open, true);
    return open.stream().map(found -> state(found, paused, outstanding, ended)).toList();
  }

  private Set<String> studiesThat(String flag) {
    return studies
        .find(Filters.eq(flag, true))
        .map(id -> id.getString("_id"))
        .into(new HashSet<>());
  }

  private Map<String, Integer> counts(List<Document> open, boolean ended) {
    List<String> ids = open.stream().map(found -> found.getString("_id")).toList();
    Map<String, Integer> countsByPopulation = new HashMap<>();
    candidates
        .aggregate(
            List.of(
                Aggregates.match(
                    Filters.and(Filters.in("population", ids), Filters.eq("ended", ended))),
                Aggregates.group("$population", Accumulators.sum("count", 1))))
        .forEach(
            group -> countsByPopulation.put(group.getString("_id"), group.getInteger("count")));
    return countsByPopulation;
  }

  private static PopulationState state(
      Document found,
      Set<String> paused,
      Map<String, Integer> outstanding,
      Map<String, Integer> ended) {
    String id = found.getString("_id");
    int waiting = outstanding.getOrDefault(id, 0);
    return new PopulationState(
        new PopulationId(id),
        found.getInteger("upToIndex"),
        waiting + ended.getOrDefault(id, 0),
        waiting,
        found.getBoolean("exhausted", false),
        paused.contains(found.getString("study")));
  }

  @Override
  public Optional<PopulationRequested> request(PopulationId population) {
    return Optional.ofNullable(populations.find(Filters.eq("_id", population.value())).first())
        .map(found -> found.getString("request"))
        .map(json -> codec.parse(PopulationRequested.class, json.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public Set<String> networks(PopulationId population) {
    return candidates
        .find(Filters.eq("population", population.value()))
        .map(found -> found.getString("network"))
        .into(new HashSet<>());
  }
}
