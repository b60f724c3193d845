using Dotnetes.Grpc;
using Dotnetes.Grpc.Client;
using Dotnetes.Serialization.Protobuf;
using Microsoft.Extensions.Logging;
using Wire = Dotnetes.Store.Etcd.Messages;

namespace Dotnetes.Store.Etcd;

/// <summary>
/// Sends requests to whichever member answers. It stays with one member until that fails, logs in when the cluster asks for it, and
/// repeats requests only when that cannot carry them out twice.
/// </summary>
internal sealed partial class EtcdClient : IDisposable
{
    private readonly EtcdStoreOptions _options;
    private readonly EtcdMember[] _members;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly ILogger _logger;
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _loggingIn = new(1, 1);
    private int _current;
    private bool _closed;
    private GrpcCallOptions? _callOptions;

    public EtcdClient(EtcdStoreOptions options, TimeProvider time, Random random, ILogger logger)
    {
        if (options.Endpoints.IsEmpty)
        {
            throw new ArgumentException("at least one etcd endpoint is needed", nameof(options));
        }

        _options = options;
        _time = time;
        _random = random;
        _logger = logger;
        var channelOptions = new GrpcChannelOptions
        {
            Tls = options.Tls,
            ConnectTimeout = options.ConnectTimeout,
            KeepAliveTime = options.KeepAliveTime,
            KeepAliveTimeout = options.KeepAliveTimeout,
            MaxReceiveMessageBytes = int.MaxValue,
            TimeProvider = time,

            // A member that is cut off from the others says so instead of waiting for them.
            Metadata = GrpcMetadata.Empty.With("hasleader", "true"),
        };
        _members = [.. options.Endpoints.Select(address => new EtcdMember(address, channelOptions))];
        _current = random.Next(_members.Length);
        _callOptions = options.Username.Length == 0 ? new GrpcCallOptions() : null;
    }

    /// <summary>The member that requests go to at present.</summary>
    public EtcdMember Current
    {
        get
        {
            lock (_lock)
            {
                return _members[_current];
            }
        }
    }

    private bool CanLogIn => _options.Username.Length > 0;

    public void Dispose()
    {
        Volatile.Write(ref _closed, true);
        foreach (var member in _members)
        {
            member.Dispose();
        }
    }

    /// <summary>Sends a request until a member answers it.</summary>
    /// <param name="method">The method.</param>
    /// <param name="request">The request.</param>
    /// <param name="repeatable">Whether it may be carried out more than once without harm.</param>
    /// <param name="cancellationToken">Stops trying.</param>
    /// <exception cref="StoreException">etcd refused the request, or no member answered.</exception>
    public ValueTask<TResponse> Call<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method, TRequest request, bool repeatable, CancellationToken cancellationToken)
        where TRequest : IProtoMessage<TRequest>
        where TResponse : IProtoMessage<TResponse> =>
        Repeat((member, options) => member.Channel.Unary(method, request, options, cancellationToken), repeatable, cancellationToken);

    /// <summary>Sends one request over a stream of its own and returns the first response. For requests that can be repeated without harm.</summary>
    /// <exception cref="StoreException">etcd refused the request, or no member answered.</exception>
    public ValueTask<TResponse> Exchange<TRequest, TResponse>(
        GrpcMethod<TRequest, TResponse> method, TRequest request, CancellationToken cancellationToken)
        where TRequest : IProtoMessage<TRequest>
        where TResponse : IProtoMessage<TResponse> =>
        Repeat(
            async (member, options) =>
            {
                using var call = member.Channel.Open(method, options, cancellationToken);
                await call.Write(request);
                await using var responses = call.Responses.GetAsyncEnumerator(cancellationToken);
                return await responses.MoveNextAsync()
                    ? responses.Current
                    : throw new GrpcException(GrpcStatusCode.Unavailable, "etcd ended the stream without an answer");
            },
            repeatable: true,
            cancellationToken);

    /// <summary>What every call carries: the token, if there is one.</summary>
    /// <exception cref="StoreException">Logging in failed.</exception>
    public async ValueTask<GrpcCallOptions> CallOptions(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _callOptions) is { } known)
        {
            return known;
        }

        await _loggingIn.WaitAsync(cancellationToken);
        try
        {
            return _callOptions ??= await LogIn(cancellationToken);
        }
        finally
        {
            _loggingIn.Release();
        }
    }

    /// <summary>Gives a token up that a member no longer accepts; true when another can be had.</summary>
    public bool Forget(GrpcCallOptions options)
    {
        if (CanLogIn)
        {
            Interlocked.CompareExchange(ref _callOptions, null, options);
        }

        return CanLogIn;
    }

    /// <summary>Turns to the next member, unless somebody else did so already.</summary>
    public void Leave(EtcdMember member, Exception reason)
    {
        bool news;
        lock (_lock)
        {
            if (_members[_current] == member)
            {
                _current = (_current + 1) % _members.Length;
            }

            news = !member.Failing;
            member.Failing = true;
        }

        if (news)
        {
            LogMemberFailed(member.ToString(), reason.Message);
        }
    }

    /// <summary>Takes note that a member works.</summary>
    public void Answered(EtcdMember member)
    {
        if (member.Failing)
        {
            member.Failing = false;
            LogMemberAnswers(member.ToString());
        }
    }

    /// <summary>Waits before the next attempt: not at all while there are members that were not tried.</summary>
    public Task Pause(int attempt, CancellationToken cancellationToken)
    {
        if (attempt % _members.Length != 0)
        {
            return Task.CompletedTask;
        }

        var round = Math.Min((attempt / _members.Length) - 1, 20);
        var delay = Math.Min(_options.RetryDelay.TotalMilliseconds * Math.Pow(2, round), _options.MaxRetryDelay.TotalMilliseconds);
        double factor;
        lock (_lock)
        {
            factor = 0.75 + (_random.NextDouble() * 0.5);
        }

        return Task.Delay(TimeSpan.FromMilliseconds(delay * factor), _time, cancellationToken);
    }

    private async ValueTask<TResponse> Repeat<TResponse>(
        Func<EtcdMember, GrpcCallOptions, ValueTask<TResponse>> send, bool repeatable, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var loggedIn = false;
        for (var attempt = 1; ; attempt++)
        {
            var member = Current;
            var options = await CallOptions(cancellationToken);
            try
            {
                var response = await send(member, options);
                Answered(member);
                return response;
            }
            catch (GrpcException e) when (EtcdErrors.IsTokenExpired(e) && !loggedIn && CanLogIn)
            {
                loggedIn = true;
                Forget(options);
            }
            catch (GrpcException e)
            {
                ThrowIfClosed(e);
                if (EtcdErrors.IsMemberFailure(e))
                {
                    Leave(member, e);
                }

                if (!EtcdErrors.IsMemberFailure(e) || !(repeatable || EtcdErrors.HadNoEffect(e)) || _time.GetElapsedTime(started) > _options.RetryWindow)
                {
                    throw EtcdErrors.Translate(e, repeatable);
                }

                await Pause(attempt, cancellationToken);
            }
        }
    }

    private async Task<GrpcCallOptions> LogIn(CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var request = new Wire.AuthenticateRequest { Name = _options.Username, Password = _options.Password };
        for (var attempt = 1; ; attempt++)
        {
            var member = Current;
            try
            {
                var response = await member.Channel.Unary(Wire.AuthMethods.Authenticate, request, null, cancellationToken);
                return new GrpcCallOptions { Metadata = GrpcMetadata.Empty.With("token", response.Token) };
            }
            catch (GrpcException e) when (e.Message == "etcdserver: authentication is not enabled")
            {
                return new GrpcCallOptions();
            }
            catch (GrpcException e)
            {
                ThrowIfClosed(e);
                if (!EtcdErrors.IsMemberFailure(e) || _time.GetElapsedTime(started) > _options.RetryWindow)
                {
                    throw EtcdErrors.Translate(e, repeatable: true);
                }

                Leave(member, e);
                await Pause(attempt, cancellationToken);
            }
        }
    }

    /// <summary>Says that the store was closed, if it was, rather than what that did to the connections.</summary>
    private void ThrowIfClosed(Exception cause)
    {
        if (Volatile.Read(ref _closed))
        {
            throw new StoreException(StoreError.Stopped, StoreError.Stopped.Message(), cause);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "etcd member {Member} failed, trying the next: {Reason}")]
    private partial void LogMemberFailed(string member, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "etcd member {Member} answers again")]
    private partial void LogMemberAnswers(string member);
}
