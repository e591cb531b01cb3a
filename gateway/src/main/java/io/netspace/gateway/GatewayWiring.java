package io.netspace.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.netspace.formats.json.ModelJson;
import io.netspace.gateway.adapter.outbound.DirectoryArtifactStore;
import io.netspace.gateway.application.ArtifactStore;
import io.netspace.gateway.application.CommandHandler;
import io.netspace.gateway.application.ControlStudy;
import io.netspace.gateway.application.DataSetRoots;
import io.netspace.gateway.application.EventJson;
import io.netspace.gateway.application.EventLog;
import io.netspace.gateway.application.ExportNetwork;
import io.netspace.gateway.application.FollowStudy;
import io.netspace.gateway.application.LogState;
import io.netspace.gateway.application.ReadModel;
import io.netspace.gateway.application.ReadModelStore;
import io.netspace.gateway.application.RequestStudy;
import io.netspace.gateway.application.ReviewRefinement;
import io.netspace.gateway.application.StudyEventPublisher;
import io.netspace.gateway.application.StudyQueries;
import io.netspace.gateway.application.UndoRefinement;
import io.netspace.gateway.domain.access.RequestRate;
import io.netspace.messaging.consumer.LogReader;
import io.netspace.messaging.deadletter.DeadLetterPublisher;
import io.quarkus.arc.All;
import io.quarkus.arc.DefaultBean;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Produces the beans of the gateway; those that read the log are in the messaging module. */
public final class GatewayWiring {
  @Produces
  @Singleton
  MongoDatabase database(MongoClient store, GatewayConfig config) {
    return store.getDatabase(config.database());
  }

  @Produces
  @Singleton
  @DefaultBean
  LogState logState(LogReader log) {
    return log::caughtUp;
  }

  /** The mapper of the model's JSON, which writes null values. */
  @Produces
  @Singleton
  ObjectMapper json(@All List<ObjectMapperCustomizer> customizers) {
    ObjectMapper mapper =
        ModelJson.mapper()
            .rebuild()
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .build();
    customizers.forEach(customizer -> customizer.customize(mapper));
    return mapper;
  }

  @Produces
  @Singleton
  EventLog eventLog(ReadModelStore store, EventJson json, Clock clock, GatewayConfig config) {
    return new EventLog(store, json, clock, config.keptEvents());
  }

  @Produces
  @Singleton
  ReadModel readModel(ReadModelStore store, EventLog log, EventJson json, LogState state) {
    return new ReadModel(store, log, json, state);
  }

  @Produces
  @Singleton
  StudyQueries studyQueries(ReadModel model, EventLog log, EventJson json, LogState state) {
    return new StudyQueries(model, log, json, state);
  }

  @Produces
  @Singleton
  CommandHandler commandHandler(
      StudyEventPublisher publisher,
      ReadModel model,
      LogState log,
      Clock clock,
      GatewayConfig config) {
    return new CommandHandler(publisher, model, log, clock, config.codeVersion());
  }

  @Produces
  @Singleton
  RequestStudy requestStudy(CommandHandler handler, StudyQueries queries, GatewayConfig config) {
    return new RequestStudy(handler, queries, new DataSetRoots(config.dataSetRoots()));
  }

  @Produces
  @Singleton
  RequestRate requestRate(GatewayConfig config) {
    return new RequestRate(config.requestsPerMinute());
  }

  @Produces
  @Singleton
  ControlStudy controlStudy(CommandHandler handler, StudyQueries queries) {
    return new ControlStudy(handler, queries);
  }

  @Produces
  @Singleton
  ReviewRefinement reviewRefinement(CommandHandler handler, StudyQueries queries) {
    return new ReviewRefinement(handler, queries);
  }

  @Produces
  @Singleton
  UndoRefinement undoRefinement(CommandHandler handler, StudyQueries queries) {
    return new UndoRefinement(handler, queries);
  }

  @Produces
  @Singleton
  ArtifactStore artifactStore(GatewayConfig config) {
    return new DirectoryArtifactStore(config.artifacts().toAbsolutePath());
  }

  @Produces
  @Singleton
  ExportNetwork exportNetwork(StudyQueries queries, ArtifactStore artifacts) {
    return new ExportNetwork(queries, artifacts);
  }

  @Produces
  @Singleton
  FollowStudy followStudy(EventLog log, StudyQueries queries) {
    return new FollowStudy(log, queries, Executors.newVirtualThreadPerTaskExecutor());
  }

  @Produces
  @Singleton
  DeadLetterPublisher deadLetters(
      @Channel("dead-letters") MutinyEmitter<Record<String, byte[]>> emitter) {
    return new DeadLetterPublisher("gateway", emitter);
  }
}
