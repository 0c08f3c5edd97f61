-- For which layout of folders and which script API this content was written. A program that is older than either says so.
-- line_chars: what a buyer says in one message may have at most so many characters, or it outgrows its bubble.
return content { layout = 1, api = 1, line_chars = 60 }
