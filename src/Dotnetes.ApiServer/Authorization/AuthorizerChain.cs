using Dotnetes.ApiServer.Authentication;

namespace Dotnetes.ApiServer.Authorization;

/// <summary>Asks authorizers in order; the first that has an opinion decides. Without any, everything is allowed.</summary>
public sealed class AuthorizerChain(params IReadOnlyList<IAuthorizer> authorizers) : IAuthorizer, IRuleResolver
{
    private volatile IAuthorizer[] _authorizers = Complete(authorizers);

    /// <summary>Asks others from now on.</summary>
    public void Replace(IReadOnlyList<IAuthorizer> authorizers) => _authorizers = Complete(authorizers);

    /// <inheritdoc/>
    public ValueTask<AuthorizationDecision> Authorize(AuthorizationAttributes attributes, CancellationToken cancellationToken)
    {
        // Most decisions are made at once; only what waits for something outside costs a state machine.
        var authorizers = _authorizers;
        var collected = default(Collected);
        for (var i = 0; i < authorizers.Length; i++)
        {
            var asked = authorizers[i].Authorize(attributes, cancellationToken);
            if (!asked.IsCompletedSuccessfully)
            {
                return Continue(authorizers, asked, i + 1, collected, attributes, cancellationToken);
            }

            var decision = asked.Result;
            if (decision.Verdict != AuthorizationVerdict.NoOpinion)
            {
                return new(decision);
            }

            collected.Add(decision);
        }

        return new(collected.ToDecision());
    }

    /// <inheritdoc/>
    public async ValueTask<SubjectRules> RulesFor(UserInfo user, string ns, CancellationToken cancellationToken)
    {
        var rules = new List<Api.Rbac.V1.PolicyRule>();
        var errors = new List<string>();
        var isIncomplete = false;
        foreach (var resolver in _authorizers.OfType<IRuleResolver>())
        {
            var part = await resolver.RulesFor(user, ns, cancellationToken);
            rules.AddRange(part.Rules);
            isIncomplete |= part.IsIncomplete;
            if (part.Error.Length > 0)
            {
                errors.Add(part.Error);
            }
        }

        return new(rules, isIncomplete, errors.Count == 0 ? "" : Errors.Aggregate(errors));
    }

    private static IAuthorizer[] Complete(IReadOnlyList<IAuthorizer> authorizers) => authorizers.Count == 0 ? [new AlwaysAllowAuthorizer()] : [.. authorizers];

    private static async ValueTask<AuthorizationDecision> Continue(
        IAuthorizer[] authorizers,
        ValueTask<AuthorizationDecision> asked,
        int next,
        Collected collected,
        AuthorizationAttributes attributes,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            var decision = await asked;
            if (decision.Verdict != AuthorizationVerdict.NoOpinion)
            {
                return decision;
            }

            collected.Add(decision);
            if (next == authorizers.Length)
            {
                return collected.ToDecision();
            }

            asked = authorizers[next++].Authorize(attributes, cancellationToken);
        }
    }

    private struct Collected
    {
        private string? _reasons;
        private string? _errors;

        public void Add(AuthorizationDecision decision)
        {
            if (decision.Reason.Length > 0)
            {
                _reasons = _reasons is null ? decision.Reason : $"{_reasons}\n{decision.Reason}";
            }

            if (decision.Error.Length > 0)
            {
                _errors = _errors is null ? decision.Error : $"{_errors}, {decision.Error}";
            }
        }

        public readonly AuthorizationDecision ToDecision() => new(AuthorizationVerdict.NoOpinion, _reasons ?? "") { Error = _errors ?? "" };
    }
}
