using Dotnetes.Api.Authentication.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Authentication.ServiceAccounts;

/// <summary><c>serviceaccounts/token</c>: makes tokens for those who may (KEP-1205).</summary>
internal sealed class TokenRequestHandler(ServiceAccountTokenOptions options, Func<string> newId, TimeProvider time) : SubresourceHandler
{
    private const string ReviewGroup = "authentication.k8s.io";
    private const string ReviewKind = "TokenRequest";
    private const long DefaultSeconds = 3600;
    private const long MinSeconds = 600;
    private const long MaxSeconds = 1L << 32;

    /// <inheritdoc/>
    public override string Group => "";

    /// <inheritdoc/>
    public override string Resource => "serviceaccounts";

    /// <inheritdoc/>
    public override string Name => "token";

    /// <inheritdoc/>
    public override KindCodec Body { get; } = KindCodec.Of<TokenRequest>();

    /// <inheritdoc/>
    public override IKubeKind Default(IKubeKind body)
    {
        var request = (TokenRequest)body;
        return request.Spec.ExpirationSeconds is null ? request with { Spec = request.Spec with { ExpirationSeconds = DefaultSeconds } } : request;
    }

    /// <inheritdoc/>
    public override IKubeKind Prepare(IKubeObject parent, IKubeKind body, StrategyContext context)
    {
        var account = (ServiceAccount)parent;
        var request = (TokenRequest)body;
        CheckNames(request, account);
        request = request with
        {
            Metadata = request.Metadata with
            {
                Name = account.Metadata.Name,
                Namespace = account.Metadata.Namespace,
                Uid = account.Metadata.Uid,
                CreationTimestamp = Time.FromDateTimeOffset(context.Now),
            },
            Spec = request.Spec with
            {
                Audiences = request.Spec.Audiences.IsEmpty ? options.ServerAudiences : request.Spec.Audiences,
                ExpirationSeconds = request.Spec.ExpirationSeconds ?? DefaultSeconds,
            },
            Status = TokenRequestStatus.Empty,
        };
        Validate(request);
        return request;
    }

    /// <inheritdoc/>
    public override async ValueTask<IKubeKind> Create(IKubeObject parent, IKubeKind body, StrategyContext context, CancellationToken cancellationToken)
    {
        var account = (ServiceAccount)parent;
        var request = (TokenRequest)body;
        var (bound, node) = request.Spec.BoundObjectRef is { } reference ? await Bind(reference, account, context.Reader, cancellationToken) : default;
        if (options.MaxExpiration is { } limit && request.Spec.ExpirationSeconds > (long)limit.TotalSeconds)
        {
            context.Warn($"requested expiration of {request.Spec.ExpirationSeconds} seconds shortened to {(long)limit.TotalSeconds} seconds");
            request = request with { Spec = request.Spec with { ExpirationSeconds = (long)limit.TotalSeconds } };
        }

        // What pods get by default lives on for clients that do not read it again; that they should have is noted.
        var seconds = request.Spec.ExpirationSeconds!.Value;
        var audiences = options.ServerAudiences;
        var isExtended = options.ExtendExpiration && bound is Pod && seconds == ServiceAccountTokenIssuer.PodTokenSeconds && request.Spec.Audiences.All(audiences.Contains);
        var life = isExtended ? ServiceAccountTokenIssuer.ExtendedSeconds : seconds;
        var id = newId();
        context.Annotate("authentication.kubernetes.io/issued-credential-id", $"JTI={id}");
        var token = new ServiceAccountTokenIssuer(options.Issuers[0], options.Keys.Signing!, time).Issue(account, bound, node, request.Spec.Audiences, life, isExtended ? seconds : 0, id);
        return request with
        {
            Status = new TokenRequestStatus { Token = token, ExpirationTimestamp = Time.FromDateTimeOffset(context.Now.AddSeconds(seconds)) },
        };
    }

    private static void CheckNames(TokenRequest request, ServiceAccount account)
    {
        var name = account.Metadata.Name;
        if (request.Metadata.Namespace.Length > 0 && request.Metadata.Namespace != account.Metadata.Namespace)
        {
            throw ApiErrors.BadRequest("the namespace of the provided object does not match the namespace sent on the request");
        }

        var errors = new FieldErrorList();
        if (request.Metadata.Name.Length > 0 && request.Metadata.Name != name)
        {
            errors.Add(FieldError.Invalid(FieldPath.Of("metadata", "name"), request.Metadata.Name, "must match the service account name if specified"));
        }

        if (!errors.IsEmpty)
        {
            throw ApiErrors.Invalid(ReviewGroup, ReviewKind, name, errors);
        }

        if (request.Metadata.Uid.Length > 0 && request.Metadata.Uid != account.Metadata.Uid)
        {
            throw ApiErrors.Conflict(
                ReviewGroup, ReviewKind, name, $"the UID in the token request ({request.Metadata.Uid}) does not match the UID of the service account ({account.Metadata.Uid})");
        }
    }

    private static void Validate(TokenRequest request)
    {
        var errors = new FieldErrorList();
        var field = FieldPath.Of("spec", "expirationSeconds");
        var seconds = request.Spec.ExpirationSeconds!.Value;
        if (seconds < MinSeconds)
        {
            errors.Add(FieldError.Invalid(field, seconds, "may not specify a duration less than 10 minutes"));
        }

        if (seconds > MaxSeconds)
        {
            errors.Add(FieldError.Invalid(field, seconds, "may not specify a duration larger than 2^32 seconds"));
        }

        if (!errors.IsEmpty)
        {
            throw ApiErrors.Invalid(ReviewGroup, ReviewKind, "", errors);
        }
    }

    private static async ValueTask<(IKubeObject Bound, Node? Node)> Bind(BoundObjectReference reference, ServiceAccount account, IResourceReader reader, CancellationToken cancellationToken)
    {
        var ns = account.Metadata.Namespace;
        IKubeObject bound;
        Node? node = null;

        // The version does not matter, as long as the group is the core one.
        var slash = reference.ApiVersion.IndexOf('/');
        var group = slash < 0 ? "" : reference.ApiVersion[..slash];
        switch (group, reference.Kind)
        {
            case ("", "Pod"):
                var pod = await reader.GetLive<Pod>(ns, reference.Name, cancellationToken) ?? throw ApiErrors.NotFound("", "pods", reference.Name);
                if (pod.Spec.ServiceAccountName != account.Metadata.Name)
                {
                    throw ApiErrors.BadRequest($"cannot bind token for serviceaccount {GoText.Quote(account.Metadata.Name)} to pod running with different serviceaccount name.");
                }

                node = pod.Spec.NodeName.Length == 0 ? null
                    : await reader.Get<Node>("", pod.Spec.NodeName, cancellationToken)
                    ?? await reader.GetLive<Node>("", pod.Spec.NodeName, cancellationToken)
                    ?? new Node { Metadata = new ObjectMeta { Name = pod.Spec.NodeName } };
                bound = pod;
                break;
            case ("", "Node"):
                bound = await reader.GetLive<Node>("", reference.Name, cancellationToken) ?? throw ApiErrors.NotFound("", "nodes", reference.Name);
                break;
            case ("", "Secret"):
                bound = await reader.GetLive<Secret>(ns, reference.Name, cancellationToken) ?? throw ApiErrors.NotFound("", "secrets", reference.Name);
                break;
            default:
                throw ApiErrors.BadRequest($"cannot bind token to object of type {group}/{reference.ApiVersion[(slash + 1)..]}, Kind={reference.Kind}");
        }

        return reference.Uid.Length == 0 || reference.Uid == bound.Metadata.Uid
            ? (bound, node)
            : throw ApiErrors.Conflict(
                "", reference.Kind, reference.Name,
                $"the UID in the bound object reference ({reference.Uid}) does not match the UID in record. The object might have been deleted and then recreated");
    }
}
