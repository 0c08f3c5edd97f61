-- For which layout of folders and which script API this content was written. A program that is older than either says so.
return content { layout = 1, api = 1 }
