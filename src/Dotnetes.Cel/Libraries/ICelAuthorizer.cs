namespace Dotnetes.Cel.Libraries;

/// <summary>Answers what expressions ask with <c>authorizer</c>.</summary>
public interface ICelAuthorizer
{
    /// <summary>Whether somebody may do something.</summary>
    CelDecision Check(CelAuthorizationCheck check);
}
