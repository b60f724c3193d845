using System.Runtime.CompilerServices;
using Dotnetes.Grpc.Server;
using Dotnetes.Serialization;

namespace Dotnetes.Grpc.Tests;

/// <summary>A service with a method for every behaviour that the tests look at.</summary>
internal sealed class EchoService
{
    public const string Service = "test.v1.Echo";

    public static readonly GrpcMethod<Note, Note> Echo = new(Service, "Echo", GrpcMethodType.Unary);
    public static readonly GrpcMethod<Note, Note> Fail = new(Service, "Fail", GrpcMethodType.Unary);
    public static readonly GrpcMethod<Note, Note> Die = new(Service, "Die", GrpcMethodType.Unary);
    public static readonly GrpcMethod<Note, Note> Wait = new(Service, "Wait", GrpcMethodType.Unary);
    public static readonly GrpcMethod<Note, Note> Blob = new(Service, "Blob", GrpcMethodType.Unary);
    public static readonly GrpcMethod<Note, Note> Metadata = new(Service, "Metadata", GrpcMethodType.Unary);
    public static readonly GrpcMethod<Note, Note> Caller = new(Service, "Caller", GrpcMethodType.Unary);
    public static readonly GrpcMethod<Note, Note> Count = new(Service, "Count", GrpcMethodType.ServerStream);
    public static readonly GrpcMethod<Note, Note> CountThenFail = new(Service, "CountThenFail", GrpcMethodType.ServerStream);
    public static readonly GrpcMethod<Note, Note> CountForever = new(Service, "CountForever", GrpcMethodType.ServerStream);
    public static readonly GrpcMethod<Note, Note> Sum = new(Service, "Sum", GrpcMethodType.ClientStream);
    public static readonly GrpcMethod<Note, Note> Chat = new(Service, "Chat", GrpcMethodType.Bidi);
    public static readonly GrpcMethod<Note, Note> Leave = new(Service, "Leave", GrpcMethodType.Bidi);
    public static readonly GrpcMethod<Note, Note> Missing = new(Service, "Missing", GrpcMethodType.Unary);
    public static readonly GrpcMethod<Note, Note> Elsewhere = new("test.v1.Elsewhere", "Echo", GrpcMethodType.Unary);

    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when a waiting method runs.</summary>
    public Task Entered => _entered.Task;

    /// <summary>Completes when a waiting method was told to stop.</summary>
    public Task Cancelled => _cancelled.Task;

    public void AddTo(GrpcServiceBuilder services) => services
        .Unary(Echo, (note, _) => ValueTask.FromResult(note))
        .Unary(Fail, (note, _) => throw new GrpcException((GrpcStatusCode)note.Number, note.Text)
        {
            Details = note.Data,
            Trailers = GrpcMetadata.Empty.With("reason", "because"),
        })
        .Unary(Die, (_, _) => throw new InvalidDataException("the secret is 42"))
        .Unary(Wait, async (note, context) =>
        {
            await Block(context);
            return note;
        })
        .Unary(Blob, (note, _) => ValueTask.FromResult(new Note { Data = ByteString.Adopt(new byte[note.Number]) }))
        .Unary(Metadata, (_, context) =>
        {
            context.ResponseHeaders = GrpcMetadata.Empty.With("head", "h").With("head-bin", ByteString.FromUtf8("é"));
            context.ResponseTrailers = GrpcMetadata.Empty.With("tail", "t");
            var bytes = context.RequestHeaders.GetBytes("data-bin") ?? default;
            return ValueTask.FromResult(new Note { Text = $"{context.RequestHeaders.Get("user")} {context.Deadline is null}", Data = bytes });
        })
        .Unary(Caller, (_, context) => ValueTask.FromResult(new Note { Text = context.Http.Connection.ClientCertificate?.Subject ?? "nobody" }))
        .ServerStream(Count, (note, _) => Numbers(note.Number))
        .ServerStream(CountThenFail, (note, _) => Numbers(note.Number, new GrpcException(GrpcStatusCode.Aborted, "enough")))
        .ServerStream(CountForever, (_, context) => Forever(context))
        .ClientStream(Sum, async (notes, _) =>
        {
            long sum = 0;
            await foreach (var note in notes)
            {
                sum += note.Number;
            }

            return new Note { Number = sum };
        })
        .Bidi(Chat, async (notes, responses, _) =>
        {
            await foreach (var note in notes)
            {
                await responses.Write(note with { Number = note.Number + 1 });
            }
        })
        .Bidi(Leave, async (notes, responses, context) =>
        {
            await responses.SendHeaders();
            var reading = notes.GetAsyncEnumerator(context.CancellationToken);
            await reading.MoveNextAsync();
            _ = reading.MoveNextAsync().AsTask();
            throw new GrpcException(GrpcStatusCode.FailedPrecondition, "left");
        });

    private static async IAsyncEnumerable<Note> Numbers(long count, Exception? end = null)
    {
        for (var i = 0; i < count; i++)
        {
            if (i % 3 == 2)
            {
                await Task.Yield();
            }

            yield return new Note { Number = i };
        }

        if (end is not null)
        {
            throw end;
        }
    }

    private async IAsyncEnumerable<Note> Forever(GrpcServerContext context, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return new Note { Number = 1 };
        await Block(context);
    }

    private async Task Block(GrpcServerContext context)
    {
        _entered.TrySetResult();
        try
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        }
        finally
        {
            _cancelled.TrySetResult();
        }
    }
}
