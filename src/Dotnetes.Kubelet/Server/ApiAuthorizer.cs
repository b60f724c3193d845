using System.Collections.Concurrent;
using Dotnetes.Api.Authorization.V1;
using Dotnetes.Client;

namespace Dotnetes.Kubelet.Server;

/// <summary>Asks the API server (SubjectAccessReview) whether a user may use a subresource of this node.</summary>
/// <param name="client">The API server.</param>
/// <param name="nodeName">This node.</param>
/// <param name="allowedTime">How long a yes is good.</param>
/// <param name="deniedTime">How long a no is good.</param>
/// <param name="time">The clock.</param>
public sealed class ApiAuthorizer(IKubeClient client, string nodeName, TimeSpan allowedTime, TimeSpan deniedTime, TimeProvider time) : IRequestAuthorizer
{
    private const int MaxCached = 4096;
    private const string PrivilegedGroup = "system:masters";

    private readonly ConcurrentDictionary<(KubeletUser User, string Verb, string Subresource), (bool Allowed, Deadline Until)> _answers = new();

    /// <inheritdoc/>
    public async ValueTask<bool> MayUse(KubeletUser user, string verb, string subresource, CancellationToken cancellationToken)
    {
        if (user.Groups.Contains(PrivilegedGroup))
        {
            // Every API server allows them everything; the answer needs no question.
            return true;
        }

        if (_answers.TryGetValue((user, verb, subresource), out var known) && known.Until.Left > TimeSpan.Zero)
        {
            return known.Allowed;
        }

        var review = new SubjectAccessReview
        {
            Spec = new SubjectAccessReviewSpec
            {
                User = user.Name,
                Groups = user.Groups,
                Uid = user.Uid,
                ResourceAttributes = new ResourceAttributes { Verb = verb, Version = "v1", Resource = "nodes", Subresource = subresource, Name = nodeName },
            },
        };
        var request = new KubeRequest { Verb = "create", Group = "authorization.k8s.io", Version = "v1", Resource = "subjectaccessreviews", Body = review };
        var allowed = (await client.Send(request, cancellationToken)).Value is SubjectAccessReview { Status.Allowed: true };
        if (_answers.Count >= MaxCached)
        {
            _answers.Clear();
        }

        _answers[(user, verb, subresource)] = (allowed, new Deadline(time, allowed ? allowedTime : deniedTime));
        return allowed;
    }
}
