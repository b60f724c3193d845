namespace Dotnetes.ApiServer.Audit;

/// <summary>The parts of a request whose time is noted when the request was slow.</summary>
internal enum RequestPart
{
    /// <summary>Making the answer's object what the client wants, such as a table.</summary>
    Transform,

    /// <summary>Requests to the store.</summary>
    Store,

    /// <summary>Encoding the answer.</summary>
    Serialize,

    /// <summary>Handing the answer to the connection.</summary>
    Write,

    /// <summary>Waiting for a seat.</summary>
    Queue,

    /// <summary>Finding out who sent it.</summary>
    Authentication,

    /// <summary>Finding out whether the sender may; the longest time of several counts.</summary>
    Authorization,

    /// <summary>Becoming somebody else.</summary>
    Impersonation,

    /// <summary>Calls of mutating webhooks, which follow each other.</summary>
    MutatingWebhook,

    /// <summary>Calls of validating webhooks, which run at the same time: the longest counts.</summary>
    ValidatingWebhook,
}
