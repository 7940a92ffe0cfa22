package chat.granta.muc;

import chat.granta.bus.wire.Envelope.BodyCase;
import chat.granta.handling.Pipeline;
import chat.granta.handling.Step;
import chat.granta.handling.command.CommandNodes;
import chat.granta.handling.disco.DiscoInfo;
import chat.granta.handling.disco.Identity;
import chat.granta.handling.iq.IqDispatcher;
import chat.granta.handling.iq.IqHandler;
import chat.granta.handling.ping.Ping;
import chat.granta.homes.HomeStore;
import chat.granta.homes.servers.WatchedServers;
import chat.granta.model.Iq;
import chat.granta.muc.archive.ArchiveAnswers;
import chat.granta.muc.archive.ArchiveIq;
import chat.granta.muc.archive.RoomArchive;
import chat.granta.muc.avatar.RoomCard;
import chat.granta.muc.broadcast.RoomExtension;
import chat.granta.muc.broadcast.StanzaId;
import chat.granta.muc.cancellation.AccountRemoval;
import chat.granta.muc.command.RoomCommand;
import chat.granta.muc.command.RoomCommands;
import chat.granta.muc.directory.DirectoryArrival;
import chat.granta.muc.directory.RoomDirectory;
import chat.granta.muc.disco.RoomInfo;
import chat.granta.muc.disco.RoomItems;
import chat.granta.muc.entry.Ban;
import chat.granta.muc.entry.BouncedStanza;
import chat.granta.muc.entry.CreationRight;
import chat.granta.muc.entry.Entrance;
import chat.granta.muc.entry.Exit;
import chat.granta.muc.entry.LockedRoom;
import chat.granta.muc.entry.MaxOccupants;
import chat.granta.muc.entry.MembersOnly;
import chat.granta.muc.entry.NicknameConflict;
import chat.granta.muc.entry.NicknameLock;
import chat.granta.muc.entry.NicknameRequired;
import chat.granta.muc.entry.OutOfTouch;
import chat.granta.muc.entry.Password;
import chat.granta.muc.entry.RoomCreation;
import chat.granta.muc.hat.HatCommands;
import chat.granta.muc.invitation.Decline;
import chat.granta.muc.invitation.MediatedInvitation;
import chat.granta.muc.loading.AwaitDirectory;
import chat.granta.muc.loading.AwaitRoom;
import chat.granta.muc.loading.DirectoryAnswer;
import chat.granta.muc.loading.RoomArrival;
import chat.granta.muc.loading.RoomUpkeep;
import chat.granta.muc.message.GroupchatMessage;
import chat.granta.muc.message.OccupantsOnly;
import chat.granta.muc.message.PrivateMessage;
import chat.granta.muc.message.Retraction;
import chat.granta.muc.message.SubjectChange;
import chat.granta.muc.message.Voice;
import chat.granta.muc.moderation.EarlierModeration;
import chat.granta.muc.moderation.Moderation;
import chat.granta.muc.occupant.OccupantIq;
import chat.granta.muc.occupant.SelfPing;
import chat.granta.muc.operator.CloseRoom;
import chat.granta.muc.operator.Expiry;
import chat.granta.muc.operator.HandOver;
import chat.granta.muc.operator.ListRooms;
import chat.granta.muc.operator.MovedRoom;
import chat.granta.muc.operator.OperatorAnswer;
import chat.granta.muc.operator.Operators;
import chat.granta.muc.operator.Relocation;
import chat.granta.muc.operator.RenameRoom;
import chat.granta.muc.operator.Reservation;
import chat.granta.muc.operator.RoomMove;
import chat.granta.muc.owner.OwnerQuery;
import chat.granta.muc.policy.NamePolicy;
import chat.granta.muc.presence.Availability;
import chat.granta.muc.presence.NicknameChange;
import chat.granta.muc.privilege.AdminQuery;
import chat.granta.muc.privilege.VoiceRequest;
import chat.granta.muc.projection.RoomProjection;
import chat.granta.muc.registration.Registration;
import chat.granta.muc.registration.RegistrationApproval;
import chat.granta.muc.room.RecordHandler;
import chat.granta.muc.room.RoomChange;
import chat.granta.muc.room.RoomStanza;
import chat.granta.muc.room.RoomStores;
import chat.granta.muc.stage.Answers;
import chat.granta.muc.stage.OfNoUse;
import chat.granta.muc.stage.RoomExists;
import chat.granta.muc.stage.RoomStage;
import chat.granta.muc.stage.RoomStanzas;
import chat.granta.muc.traffic.CalmPresence;
import chat.granta.muc.traffic.MessageLimit;
import chat.granta.muc.traffic.PresenceLimit;
import chat.granta.muc.traffic.TrafficLimits;
import chat.granta.muc.traffic.TrafficUpkeep;
import chat.granta.muc.vanished.HeardServer;
import chat.granta.muc.vanished.RemoteServers;
import chat.granta.muc.versioning.AffiliationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everything that rooms do. Steps run in the order of the lists. */
final class MucFeatures {
    private static final List<String> FEATURES = List.of(
            RoomExtension.ENTER,
            RoomExtension.ENTER + "#stable_id",
            RoomExtension.OCCUPANT_ID,
            RoomExtension.HATS,
            SelfPing.FEATURE,
            "vcard-temp",
            StanzaId.NAMESPACE);

    /** Those of rooms and not of the service. */
    private static final List<String> ROOM_FEATURES = List.of(AffiliationVersion.NAMESPACE);

    private final RoomStage rooms;
    private final RoomStage service;
    private final CalmPresence calm;
    private final RemoteServers remoteServers;

    /**
     * @param policy that says who makes rooms, and of which kind
     * @param limits of what users may do in rooms each second
     * @param calm shows changes of presence in large rooms
     * @param servers asks the servers of those who are in rooms
     */
    MucFeatures(NamePolicy policy, TrafficLimits limits, CalmPresence calm, WatchedServers servers) {
        this.calm = calm;
        this.remoteServers = new RemoteServers(servers);
        var operators = new Operators(policy);
        rooms = new RoomStage(
                new Pipeline<>(List.of(
                        new HeardServer<>(),
                        new AwaitRoom<>(),
                        new BouncedStanza<>(),
                        new MovedRoom<>(operators),
                        new RoomExists<>(),
                        new Decline(new MessageLimit(limits)),
                        new RegistrationApproval(),
                        new OccupantsOnly<>(),
                        new MessageLimit(limits),
                        new PrivateMessage(),
                        new MediatedInvitation(),
                        new VoiceRequest(),
                        new SubjectChange(),
                        new Voice(),
                        new Retraction(),
                        new GroupchatMessage())),
                new Pipeline<>(List.of(
                        new OfNoUse(),
                        new HeardServer<>(),
                        new AwaitRoom<>(),
                        new BouncedStanza<>(),
                        new Exit(),
                        new MovedRoom<>(operators),
                        new NicknameRequired(),
                        new PresenceLimit(limits),
                        new NicknameChange(),
                        new Availability(calm),
                        new OutOfTouch(),
                        new CreationRight(),
                        new RoomCreation(policy),
                        new NicknameLock(new Pipeline<>(List.of(
                                new LockedRoom(),
                                new Ban(),
                                new MembersOnly(),
                                new Password(),
                                new NicknameConflict(),
                                new MaxOccupants(),
                                new Entrance()))))),
                new Pipeline<>(List.of(
                        new HeardServer<>(),
                        new AwaitRoom<>(),
                        new Reservation(),
                        new Relocation(),
                        new MovedRoom<>(operators),
                        new RoomExists<>(),
                        new SelfPing(),
                        new OccupantIq(),
                        new Answers(new IqDispatcher<>(roomHandlers(policy, operators))))));

        service = new RoomStage(
                new Pipeline<>(List.of()),
                new Pipeline<>(List.of()),
                new Pipeline<>(List.of(
                        new OperatorAnswer(),
                        new AwaitDirectory(),
                        new Answers(new IqDispatcher<>(serviceHandlers(operators))))));
    }

    private static List<IqHandler<RoomStanza<Iq>>> roomHandlers(NamePolicy policy, Operators operators) {
        List<RoomCommand> commands = Stream.concat(HatCommands.ALL.stream(), Stream.of(
                new CloseRoom(operators),
                new HandOver(operators),
                new RenameRoom(operators))).toList();
        var nodes = new CommandNodes<>(commands, RoomStanza::to);
        List<IqHandler<RoomStanza<Iq>>> handlers = new ArrayList<>(List.of(
                new RoomItems(nodes),
                new RoomCommands(commands),
                new Expiry(),
                new AdminQuery(),
                new OwnerQuery(policy),
                new Registration(),
                new Moderation(),
                new EarlierModeration(),
                new RoomCard(),
                new Ping<>()));
        handlers.addAll(ArchiveIq.all());
        List<String> features = Stream.of(FEATURES.stream(), ROOM_FEATURES.stream(),
                handlers.stream().flatMap(handler -> handler.features().stream())).flatMap(one -> one).toList();
        return Stream.concat(handlers.stream(), Stream.of(new RoomInfo(features, nodes))).toList();
    }

    private static List<IqHandler<RoomStanza<Iq>>> serviceHandlers(Operators operators) {
        List<RoomCommand> commands = List.of(new ListRooms(operators));
        var nodes = new CommandNodes<>(commands, RoomStanza::to);
        List<IqHandler<RoomStanza<Iq>>> handlers = List.of(
                new RoomDirectory.Items(nodes),
                new RoomCommands(commands),
                new Ping<>());
        return Stream.concat(handlers.stream(), Stream.of(new DiscoInfo<>(
                List.of(new Identity("conference", "text", "Chat rooms")), handlers, FEATURES, List.of(), nodes)))
                .toList();
    }

    /** What each kind of record is for. */
    Map<BodyCase, RecordHandler> handlers() {
        var stanzas = new RoomStanzas(rooms, service);
        var removal = new AccountRemoval();
        return Map.of(
                BodyCase.INBOUND, stanzas,
                BodyCase.ROOM_LOADED, new RoomArrival(Map.of(
                        BodyCase.INBOUND, stanzas,
                        BodyCase.ACCOUNT_REMOVED, removal)),
                BodyCase.ACCOUNT_REMOVED, removal,
                BodyCase.ARCHIVE_REPLY, new ArchiveAnswers(),
                BodyCase.ROOM_LISTED, new RoomDirectory.Entry(),
                BodyCase.ROOM_MOVED, new RoomMove(),
                BodyCase.DIRECTORY_LOADED, new DirectoryAnswer(stanzas),
                BodyCase.HOME_TICKED,
                new HomeTicks(calm, List.of(new RoomUpkeep(), new TrafficUpkeep(), remoteServers)));
    }

    /** What follows when a room has changed. */
    List<RoomChange.Reaction> reactions() {
        return List.of(
                new RoomProjection(),
                new RoomArchive.End(),
                new RoomDirectory.Announcement());
    }

    /** What each home keeps. */
    List<HomeStore<?, ?>> stores() {
        return Stream.concat(RoomStores.ALL.stream(), Stream.of(
                AwaitRoom.WAITING,
                RenameRoom.RENAMINGS,
                RoomDirectory.STORE,
                DirectoryArrival.STORE,
                TrafficUpkeep.STORE,
                CalmPresence.STORE,
                RemoteServers.STORE)).toList();
    }
}
