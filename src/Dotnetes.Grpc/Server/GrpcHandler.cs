namespace Dotnetes.Grpc.Server;

/// <summary>Runs one call: reads its requests and writes its responses. A status other than OK is thrown.</summary>
internal delegate ValueTask GrpcHandler(GrpcServerCall call);
